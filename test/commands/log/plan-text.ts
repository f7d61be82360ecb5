/** A plan with a table for runs; `rows` are put under its header. */
export const planText = (...rows: readonly string[]): string => `# Experiment Plan: Still water

## Goals
- Fewer errors in still water.

## Evaluation Protocol (Do Not Deviate)
1. **Manifest parity**: one manifest for both.

## Decision Criteria
- **Primary**: tuned below baseline. \`expect: tuned_wer < baseline_wer, every run\`

## Hypotheses and Tests

### H1 — Reeds
- **Problem**: echo.
- **Change**: a filter.
- **Expected**: less echo.
- **Success**: fewer errors.

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `${row}\n`).join('')}
## Run Notes
- Nothing unusual.
`;

/** The path of the plan in the tests' folders. */
export const DOCUMENT = 'experiments/still-water.md';

/** The metrics of one run, as in its output file. */
export const outputText = (id: string, tuned = 0.05): string =>
  JSON.stringify({ run_id: id, max_steps: 300, baseline_wer: 0.0612, tuned_wer: tuned });

/** The ids of the plan's rows, in their order. */
export const rowIds = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /^\| (?!Run ID|---)(\S+) \|/u.exec(line)?.[1] ?? []);
