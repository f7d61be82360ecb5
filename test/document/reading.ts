import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Field } from '../../src/document/field.ts';
import { fieldsOf } from '../../src/document/fields-of.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { walkSections } from '../../src/document/sections-of.ts';
import type { MarkdownDocument } from '../../src/document/markdown-document.ts';
import { sliceOf } from '../../src/text/span.ts';

const SHARED = new URL('../../../shared/', import.meta.url);

/** Whether the five seeds and the corpus are next to the repository. */
export const hasShared = existsSync(SHARED);

/** The text of the seed whose file name begins with `number` (`004`). */
export function seedText(number: string): string {
  const name = readdirSync(new URL('seeds/', SHARED)).find((file) => file.startsWith(number));
  if (name === undefined) throw new Error(`no seed ${number}`);
  return readFileSync(new URL(`seeds/${name}`, SHARED), 'utf8');
}

/** All documents found in the wild, with their file names. */
export function corpusTexts(): readonly { readonly name: string; readonly text: string }[] {
  if (!hasShared) return [];
  const folder = new URL('corpus/docs/', SHARED);
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.map((name) => ({ name, text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') }));
}

/** A text read as a document without a path. */
export const read = (text: string): MarkdownDocument => parseDocument({ path: 'x.md', text });

/** All fields of a text, section by section. */
export function fieldsIn(text: string): readonly Field[] {
  return [...walkSections(read(text).root)].flatMap(({ section }) => fieldsOf(text, section));
}

/** The field as a line: `group/name = value`, with the kinds of its blocks in brackets when it has some. */
export function lineOf(text: string, field: Field): string {
  const key = [...field.group, field.name].join('/');
  const blocks = field.blocks.map(({ kind }) => kind).join(' ');
  return `${key} = ${sliceOf(text, field.value)}${blocks === '' ? '' : `[${blocks}]`}`;
}

/** All fields of a text as such lines. */
export const linesIn = (text: string): readonly string[] => fieldsIn(text).map((field) => lineOf(text, field));

/** The fields of the section whose path is `path`, as such lines. */
export function linesAt(text: string, path: string): readonly string[] {
  const place = [...walkSections(read(text).root)].find((it) => it.path.join('/') === path);
  if (!place) throw new Error(`no section ${path}`);
  return fieldsOf(text, place.section).map((field) => lineOf(text, field));
}
