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
 * The section that is only the title: the record's own heading, or the first top-level one if everything else is below
 * it. Undefined if the top-level headings are sections themselves.
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
 * All sections below a record's root with their keys, in document order; the root, the title and, in the template of a
 * ledger, the record's heading have the empty key.
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

/** Returns a function that makes keys unique: the second of one name gets `#2`, and so on. */
export function numbering(): (key: string) => string {
  const uses = new Map<string, number>();
  return (key) => {
    const use = (uses.get(key) ?? 0) + 1;
    uses.set(key, use);
    return use === 1 ? key : `${key}#${use}`;
  };
}

/** Joins the parts of a key by `/`, leaving out empty ones. */
export function joinKey(...parts: readonly string[]): string {
  let key = '';
  for (const part of parts) if (part !== '') key = key === '' ? part : `${key}/${part}`;
  return key;
}

const NUMBERED = /^(h|hypothesis_?|hypothese_?|exp_?|run_?|trial_?|iteration_?)\d{1,3}(?=_|$)/u;

/** Whether a section's name shows that it is one of several of one form: `h1_adapter_aware`, `run_2`. */
export const isNumbered = (name: string): boolean => NUMBERED.test(name);

/**
 * The key under which a kind keeps sections of one form: each numbered name is replaced by the first of its series, so
 * that `hypotheses/h3_learning_rate` is looked up as `hypotheses/h1`.
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
