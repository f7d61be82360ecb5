import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/template/compile-template.ts';

const kindOf = (text: string) => compileTemplate({ path: 'glaze.md', text });

const TRIES = `# Glaze: [name]

## Recipes

### R1 — YYYY-MM-DD

- Clay:
- Status: planned | running | done
- Verdict: keep / drop
`;

describe('what a section says of which there may be any number', () => {
  it('is no status and no verdict of the whole', () => {
    expect(kindOf(TRIES)).toMatchObject({ status: undefined, verdict: undefined });
  });

  it('leaves both to the place that speaks of the whole', () => {
    const kind = kindOf(`${TRIES}\n## Decision\n\n- Status: planned | done\n- Outcome: adopt / reject\n`);
    expect(kind.status?.fields).toEqual(['decision/status']);
    expect(kind.verdict?.places.map(({ field }) => field)).toEqual(['decision/outcome']);
  });
});
