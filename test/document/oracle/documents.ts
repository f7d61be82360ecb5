import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import spec from 'commonmark-spec';

/** A document on which the two readers are compared, with a name to find it by. */
export type NamedText = { readonly name: string; readonly text: string };

const SHARED = join(import.meta.dirname, '../../../../shared');

const readFolder = (folder: string): readonly NamedText[] => {
  const path = join(SHARED, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .toSorted()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(path, name), 'utf8') }));
};

/** Every example of the CommonMark specification. */
export const commonmarkExamples: readonly NamedText[] = spec.tests.map(({ number, markdown }) => ({
  name: `CommonMark example ${number}`,
  text: withTabs(markdown),
}));

/** Every example of GFM's specification, its extensions and its regressions; empty where the folder is absent. */
export const gfmExamples: readonly NamedText[] = readFolder('spec').flatMap(({ name, text }) =>
  [...text.matchAll(/^`{32} example[^\r\n]*\r?\n([^]*?)^\.\r?\n[^]*?^`{32}\r?$/gm)].map((match, index) => ({
    name: `${name} example ${index + 1}`,
    text: withTabs(match[1] ?? ''),
  })),
);

/** Real experiment documents; empty where the folders are absent. */
export const realDocuments: readonly NamedText[] = [...readFolder('corpus/docs'), ...readFolder('seeds')];

function withTabs(text: string): string {
  return text.replaceAll('→', '\t');
}
