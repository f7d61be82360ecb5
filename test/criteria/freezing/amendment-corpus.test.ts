import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planAmendment } from '../../../src/criteria/freezing/plan-amendment.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { proveEdits } from '../../../src/document/prove-edits.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import type { MovedCriterion } from '../../../src/criteria/freezing/moved-criteria.ts';
import type { MarkdownDocument } from '../../../src/document/markdown-document.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');
const files = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  : [];

const MOVED: MovedCriterion = { key: 'k', label: 'Hot', change: 'vanished', results: 2, amended: false };
const FACTS = { why: 'why', date: '2026-03-01', criteria: [], sha256: () => 'f'.repeat(64) };

/** Nothing can be added after these: `amend` refuses. */
function isOpen({ blocks, source: { text } }: MarkdownDocument): boolean {
  const last = blocks.at(-1);
  if (last?.kind === 'code') return last.fenced && !last.closed;
  return (
    last?.kind === 'html' &&
    !text.slice(last.span.start).includes('-->') &&
    text.slice(last.span.start).includes('<!--')
  );
}

describe.skipIf(files.length === 0)("an amendment in other people's documents (needs ../shared/corpus)", () => {
  it('can be added to every record, and again, and changes nothing else', () => {
    const failed: string[] = [];
    for (const name of files) {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const document = parseDocument({ path: name, text });
      if (isOpen(document)) continue;
      const [record] = readRecords(document, undefined);
      if (record === undefined) continue;
      try {
        const plan = planAmendment(record, [MOVED], FACTS);
        const after = proveEdits(document, plan.edits, { added: plan.added });
        const next = parseDocument({ path: name, text: after });
        const [again] = readRecords(next, undefined);
        const second = planAmendment(again ?? expect.fail(), [{ ...MOVED, key: 'l' }], FACTS);
        expect(second.added).toEqual([]);
        proveEdits(next, second.edits, { added: second.added });
      } catch (error) {
        failed.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
      }
    }
    expect(failed).toEqual([]);
  });
});
