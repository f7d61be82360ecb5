import { describe, expect, it } from 'vitest';
import { lineAt } from '../../../src/text/line-index.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { suggestContexts } from '../../../src/criteria/suggest/context-of.ts';
import { suggestStatements } from '../../../src/criteria/suggest/suggest-statements.ts';
import { READINGS } from './corpus-readings.ts';
import { documentAt, hasCorpus, holdingDocument, sentenceAt } from './corpus-sentences.ts';
import { suggestFor } from './suggest-for.ts';

/**
 * Lines of the corpus drawn once at random (fifty of 131), each read with care. Those without a reading state no
 * criterion.
 */
const FIFTY = [
  2, 4, 6, 7, 14, 16, 20, 21, 23, 24, 25, 27, 30, 34, 35, 37, 42, 43, 45, 46, 50, 51, 52, 53, 57, 61, 62, 68, 70, 76,
  77, 79, 80, 83, 85, 87, 92, 93, 97, 98, 101, 102, 104, 114, 116, 117, 118, 125, 129, 132,
];
const ALL = Array.from({ length: 131 }, (_, at) => at + 2);

const proposed = (line: number): readonly string[] => {
  const reading = READINGS.find((each) => each.line === line);
  if (reading === undefined) return [];
  const { proposals } = suggestFor(sentenceAt(line, reading.cells), holdingDocument(reading), reading.role);
  return proposals.map(({ statement }) => statement);
};

/** What is proposed for a sentence in the document that it was found in. */
function proposedAtHome(line: number): readonly string[] {
  const home = documentAt(line);
  if (home === undefined) return [];
  const document = parseDocument({ path: 'tea.md', text: home.text });
  const records = readRecords(document, undefined);
  const inside = records.find(
    ({ root }) =>
      lineAt(document.lines, root.span.start) <= home.line && home.line <= lineAt(document.lines, root.span.end),
  );
  const record = inside ?? records[0];
  if (record === undefined) return [];
  const context = suggestContexts(record, { runRecords: new Map() })('criterion');
  return suggestStatements(sentenceAt(line), context).proposals.map(({ statement }) => statement);
}

describe.skipIf(!hasCorpus)("people's sentences (skipped if ../shared/corpus is not beside the repository)", () => {
  it.each(READINGS.map(({ line, says }) => [line, says] as const))('line %d', (line, says) => {
    expect(proposed(line)).toEqual(says);
  });

  it('has a proposal for at least 60% of the sentences with a number whose metric is in the document', () => {
    const got = READINGS.filter(({ line }) => proposed(line).length > 0).length;
    expect(got / READINGS.length).toBeGreaterThanOrEqual(0.6);
  });

  it('is right for at least 95% of fifty drawn at random', () => {
    const right = FIFTY.filter((line) => {
      const says = READINGS.find((reading) => reading.line === line)?.says ?? [];
      return JSON.stringify(proposed(line)) === JSON.stringify(says);
    });
    expect(right.length / FIFTY.length).toBeGreaterThanOrEqual(0.95);
  });

  it('proposes nothing for a sentence whose own document has no such metric', () => {
    expect(ALL.filter((line) => proposedAtHome(line).length > 0)).toEqual([]);
  });

  it("proposes nothing for people's sentences in a document that measures something else", () => {
    const elsewhere = ALL.filter((line) => suggestFor(sentenceAt(line)).proposals.length > 0);
    expect(elsewhere).toEqual([]);
  });
});
