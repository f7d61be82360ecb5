import type { Section } from '../document/section.ts';

/**
 * A section with its key: the names of the headings from below the title, joined by `/`; `#2` behind a key's second use.
 * `outside`: in the template of a ledger it stands above or behind the heading of the record.
 */
export type KeyedSection = {
  readonly section: Section;
  readonly key: string;
  readonly parent: string;
  readonly outside: boolean;
};

/**
 * The section that is only the title: the record's own heading, or the first top-level one where everything else stands
 * below it. Undefined where the headings of the top level are sections themselves.
 */
export function titleSection(root: Section): Section | undefined {
  if (root.heading !== undefined) return root;
  const [first, ...others] = root.sections;
  if (first === undefined) return undefined;
  if (others.length === 0) return first.depth === 1 || first.sections.length > 0 ? first : undefined;
  const alone = first.depth === 1 && others.every((other) => other.depth > 1 || other.sections.length === 0);
  return alone && others.filter((other) => other.depth === 1).length < 2 ? first : undefined;
}

/**
 * All sections below a record's root with their keys, in document order; root and title have the empty key, and so has the
 * heading of the record in the template of a ledger.
 */
export function keyedSections(root: Section, record?: Section): readonly KeyedSection[] {
  const title = titleSection(root);
  const number = numbering();
  const found: KeyedSection[] = [{ section: root, key: '', parent: '', outside: record !== undefined }];
  const walk = (section: Section, path: string, around: boolean): void => {
    const outside = around && section !== record;
    const key =
      section === title || section === record ? '' : number(path === '' ? section.name : `${path}/${section.name}`);
    if (section !== root) found.push({ section, key, parent: path, outside });
    for (const below of section.sections) walk(below, key, outside);
  };
  if (title === root) walk(root, '', record !== undefined);
  else for (const section of root.sections) walk(section, '', record !== undefined);
  return found;
}

/** Makes keys unique: the second of one name gets `#2`, and so on. */
export function numbering(): (key: string) => string {
  const uses = new Map<string, number>();
  return (key) => {
    const use = (uses.get(key) ?? 0) + 1;
    uses.set(key, use);
    return use === 1 ? key : `${key}#${use}`;
  };
}

/** Parts of a key joined by `/`, empty ones left out. */
export function joinKey(...parts: readonly string[]): string {
  let key = '';
  for (const part of parts) if (part !== '') key = key === '' ? part : `${key}/${part}`;
  return key;
}

const NUMBERED = /^(h|hypothesis_?|hypothese_?|exp_?|run_?|trial_?|iteration_?)\d{1,3}(?=_|$)/u;

/** Whether a section's name says that it is one of many of one shape: `h1_adapter_aware`, `run_2`. */
export const isNumbered = (name: string): boolean => NUMBERED.test(name);

/**
 * The key under which a kind keeps sections of one shape: each numbered name is reduced to its first of the row, so that
 * `hypotheses/h3_learning_rate` is looked up as `hypotheses/h1`.
 */
export const shapeKey = (key: string): string => (/\d/.test(key) ? shapeOf(key) : key);

const shapeOf = (key: string): string =>
  key
    .split('/')
    .map((part) => {
      const stem = NUMBERED.exec(part);
      return stem === null ? part : `${stem[1] ?? ''}1`;
    })
    .join('/');
