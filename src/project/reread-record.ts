import { parseDocument } from '../document/parse-document.ts';
import { readRecords } from '../records/read-records.ts';
import type { ExperimentRecord } from '../records/record.ts';

/**
 * Returns a function that reads the record from another text of its document: an earlier version, or one about to be
 * written.
 */
export async function recordReader(like: ExperimentRecord): Promise<(text: string) => ExperimentRecord | undefined> {
  const { readFrontMatter } = await import('../document/front-matter.ts');
  return (text) => {
    const source = { path: like.document.source.path, text };
    const frontMatter = /^\uFEFF?---/u.test(text) ? { frontMatter: readFrontMatter } : {};
    return sameRecord(readRecords(parseDocument(source, frontMatter), like.kind), like);
  };
}

/** In a ledger the record with the same id; in a document with one record that one, whatever its name was. */
const sameRecord = (records: readonly ExperimentRecord[], { id }: ExperimentRecord): ExperimentRecord | undefined =>
  records.length === 1 ? records[0] : records.find((record) => record.id?.text === id?.text);
