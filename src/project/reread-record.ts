import { parseDocument } from '../document/parse-document.ts';
import { readRecords } from '../records/read-records.ts';
import type { ExperimentRecord } from '../records/record.ts';

/** The record as another text of its document has it: an earlier version, or one that is about to be written. */
export async function recordReader(like: ExperimentRecord): Promise<(text: string) => ExperimentRecord | undefined> {
  const { readFrontMatter } = await import('../document/front-matter.ts');
  return (text) => {
    const source = { path: like.document.source.path, text };
    const frontMatter = /^\uFEFF?---/u.test(text) ? { frontMatter: readFrontMatter } : {};
    return sameRecord(readRecords(parseDocument(source, frontMatter), like.kind), like);
  };
}

/** Of a ledger the record of the same id; a document of one record is that one, whatever it was called. */
const sameRecord = (records: readonly ExperimentRecord[], { id }: ExperimentRecord): ExperimentRecord | undefined =>
  records.length === 1 ? records[0] : records.find((record) => record.id?.text === id?.text);
