import { suggestContexts } from '../../../src/criteria/suggest/context-of.ts';
import { suggestStatements } from '../../../src/criteria/suggest/suggest-statements.ts';
import type { Suggestion } from '../../../src/criteria/suggest/suggestion.ts';
import type { Criterion } from '../../../src/criteria/outcome.ts';
import { recordOf } from '../record-of.ts';

/** A document of an invented tea shop: two tables' worth of numbers, a baseline column and a reference row. */
export const TEA_SHOP = `# Tea Shop

<!-- expctl: metrics bitter better=lower -->

**Shelf length**: 4

## Runs

| Run ID | Leaf | Water | Seed | Baseline Spill | Tuned Spill | Bitter | Steep Time (ms) | Accuracy | Warmth (%) | Total Memory (MB) | Broken Errors |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| cup-one | oolong | soft_spring.txt | 1 | 0.30 | 0.25 | 2.1 | 80 | 0.91 | 61 | 310 | 0 |
| cup-two | assam | hard_river.txt | 2 | 0.30 | 0.31 | 2.4 | 95 | 0.93 | 70 | 290 | 0 |
| House blend (baseline) | oolong | soft_spring.txt | 1 | | | 2.9 | 99 | 0.90 | 55 | 400 | 3 |
`;

export const suggestFor = (sentence: string, text = TEA_SHOP, role: Criterion['role'] = 'criterion'): Suggestion =>
  suggestStatements(sentence, suggestContexts(recordOf(text), { runRecords: new Map() })(role));
