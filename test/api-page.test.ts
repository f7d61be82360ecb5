import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as api from '../src/index.ts';
import { found } from './fixtures/api-example.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('docs/api.md', () => {
  it('shows an example that runs', () => {
    const example = read('fixtures/api-example.ts').replace("'../../src/index.ts'", "'expctl'");
    expect(read('../docs/api.md')).toContain(`\`\`\`ts\n${example}\`\`\``);
    expect(found).toEqual({ kind: 'pond', verdicts: ['GO'], ids: ['POND-001'], rules: [], mended: '## POND-001' });
  });

  it('names everything that is exported', () => {
    const page = read('../docs/api.md');
    expect(Object.keys(api).filter((name) => !new RegExp(`\`${name}[\`(]`, 'u').test(page))).toEqual([]);
  });
});
