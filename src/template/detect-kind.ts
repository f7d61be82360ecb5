import { walkSections } from '../document/sections-of.ts';
import { hasLetter } from '../text/letters.ts';
import { idForm } from './id-form.ts';
import { likenesses } from './likeness.ts';
import { titleSection } from './section-keys.ts';
import { TITLE_PLACES, withDayOpen } from './title-places.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Kind } from './kind.ts';

/** A document's kind and the reason for it; or no kind, the reason, and the kind that came nearest. */
export type Detection =
  | { readonly kind: Kind; readonly because: string }
  | { readonly kind: undefined; readonly because: string; readonly nearest: Nearest | undefined };

export type Nearest = { readonly kind: Kind; readonly likeness: number };

/**
 * `configuredKind`: the kind that the configuration's globs give for the path; `preferred`: kinds that win over others
 * just as alike.
 */
export type DetectOptions = { readonly configuredKind?: string | undefined; readonly preferred?: ReadonlySet<string> };

/** The least likeness that is enough on its own; with a title in the kind's pattern, `LIKE_WITH_TITLE` is enough. */
const LIKE = 0.3;
const LIKE_WITH_TITLE = 0.15;
/** How far behind the next kind must be. */
const MARGIN = 0.1;

/**
 * Finds a document's kind: by the configuration, else by its front matter, else by its title and its likeness. Says why
 * if no kind fits.
 */
export function detectKind(kinds: readonly Kind[], document: MarkdownDocument, options: DetectOptions = {}): Detection {
  const named = namedKind(kinds, document, options);
  return named ?? likeliest(kinds, document, options.preferred);
}

function namedKind(
  kinds: readonly Kind[],
  document: MarkdownDocument,
  { configuredKind }: DetectOptions,
): Detection | undefined {
  const sources = [
    { name: configuredKind, because: 'the configuration says so' },
    { name: frontMatterKind(document), because: 'its front matter says so' },
  ];
  for (const { name, because } of sources) {
    if (name === undefined) continue;
    const kind = kinds.find((candidate) => candidate.name === name);
    if (kind !== undefined) return { kind, because };
    if (because.startsWith('the'))
      return {
        kind: undefined,
        because: `the configuration names the kind "${name}", which is not there`,
        nearest: undefined,
      };
  }
  return undefined;
}

function likeliest(
  kinds: readonly Kind[],
  document: MarkdownDocument,
  preferred: ReadonlySet<string> = NONE,
): Detection {
  const alike = likenesses(kinds, document);
  const ranked = kinds
    .map((kind, at) => rankOf(kind, document, alike[at] ?? 0))
    .toSorted((a, b) => b.likeness - a.likeness);
  const [first, second] = preferredFirst(ranked, preferred);
  if (first === undefined) return { kind: undefined, because: 'there are no kinds', nearest: undefined };
  const percent = `${Math.round(first.likeness * 100)}%`;
  const nearest = { kind: first.kind, likeness: first.likeness };
  const bearer = first.likeness < LIKE ? soleBearer(kinds, document, preferred) : undefined;
  if (bearer !== undefined) return { kind: bearer, because: 'its title bears an id of this kind' };
  if (first.likeness < (first.titled ? LIKE_WITH_TITLE : LIKE))
    return {
      kind: undefined,
      because: `it looks like no known kind: ${first.kind.name} is nearest with ${percent}`,
      nearest,
    };
  const isOwn = preferred.has(first.kind.name) && (second === undefined || !preferred.has(second.kind.name));
  if (second !== undefined && !isOwn && areAlike(first, second))
    return {
      kind: undefined,
      because: `it looks as much like ${second.kind.name} as like ${first.kind.name}`,
      nearest,
    };
  const because = first.titled
    ? `its title and ${percent} of likeness`
    : `${percent} of likeness in headings, labels and tables`;
  return { kind: first.kind, because };
}

/**
 * The built-in kind that lost a document to one of the team's own kinds by likeness, though the document is like it and
 * has its form of title. Undefined if the configuration or front matter names the kind.
 */
export function builtInRival(
  kinds: readonly Kind[],
  document: MarkdownDocument,
  { preferred = NONE, ...said }: DetectOptions,
): Kind | undefined {
  if (namedKind(kinds, document, said) !== undefined) return undefined;
  const builtIn = kinds.filter(({ name }) => !preferred.has(name));
  const alike = likenesses(builtIn, document);
  const [first] = builtIn
    .map((kind, at) => rankOf(kind, document, alike[at] ?? 0))
    .filter(({ titled, likeness }) => titled && likeness >= LIKE)
    .toSorted((a, b) => b.likeness - a.likeness);
  return first?.kind;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The only one of the team's own kinds whose id begins the document's title: the document is of this kind, however
 * little else it contains.
 */
function soleBearer(
  kinds: readonly Kind[],
  document: MarkdownDocument,
  preferred: ReadonlySet<string> = NONE,
): Kind | undefined {
  const bearers = kinds.filter(
    ({ name, identity }) =>
      preferred.has(name) &&
      identity.recordDepth === 1 &&
      titlesOf(document, identity).some((title) => beginsWithId(identity, title)),
  );
  return bearers.length === 1 ? bearers[0] : undefined;
}

/**
 * Whether a title begins with an id, as in `STD-005: Slow cooling`: the prefix has a letter, and the words are set
 * apart from the id.
 */
function beginsWithId({ idPattern, titlePattern }: Kind['identity'], title: string): boolean {
  if (idPattern === undefined || titlePattern?.startsWith('{id}') !== true) return false;
  if (!hasLetter(idPattern.split('{')[0] ?? '')) return false;
  const rest = behindId(title.trim(), ['', ''], idPattern);
  return rest !== undefined && /^\s*(?:[:：–—-]\s|[:：]|$)/.test(rest);
}

const areAlike = (a: Ranked, b: Ranked): boolean => a.likeness - b.likeness < MARGIN && a.titled === b.titled;

/** If several kinds are as alike as the first, puts a preferred one before the others. */
function preferredFirst(ranked: readonly Ranked[], preferred: ReadonlySet<string>): readonly Ranked[] {
  const [first] = ranked;
  const own = ranked.find((each) => first !== undefined && preferred.has(each.kind.name) && areAlike(first, each));
  return own === undefined ? ranked : [own, ...ranked.filter((each) => each !== own)];
}

type Ranked = Nearest & { readonly titled: boolean };

const rankOf = (kind: Kind, document: MarkdownDocument, likeness: number): Ranked => ({
  kind,
  likeness,
  titled: hasTitleOf(kind, document),
});

/** `kind: exp`, or `expctl: {kind: exp}`. */
function frontMatterKind({ frontMatter }: MarkdownDocument): string | undefined {
  const own = frontMatter?.entries.find(({ key }) => key === 'expctl')?.value;
  const named: unknown =
    own instanceof Map ? own.get('kind') : frontMatter?.entries.find(({ key }) => key === 'kind')?.value;
  return typeof named === 'string' ? named : undefined;
}

/** Whether the title is written as in the kind: the text around `{title}` is there, and the id has the right form. */
function hasTitleOf({ identity }: Kind, document: MarkdownDocument): boolean {
  return titlesOf(document, identity).some((title) => isTitleOf(identity, title));
}

function isTitleOf(identity: Kind['identity'], written: string): boolean {
  const pattern = identity.titlePattern;
  if (pattern === undefined) return false;
  const title = withDayOpen(written, pattern);
  const [before = '', after = ''] = pattern.split('{title}');
  const head = before.split('{id}');
  const rest = head.length === 2 ? behindId(title.trim(), head, identity.idPattern) : startsWith(title.trim(), before);
  return (
    rest !== undefined &&
    (head.join('').trim() !== '' || head.length === 2) &&
    rest.trim().endsWith(behindPlaces(after))
  );
}

/** The text after the last part that is to be replaced. */
const behindPlaces = (after: string): string => (after.split(TITLE_PLACES).at(-1) ?? '').trim();

const startsWith = (title: string, start: string): string | undefined =>
  title.startsWith(start.trimEnd()) ? title.slice(start.trimEnd().length) : undefined;

function behindId(
  title: string,
  [before = '', after = '']: readonly string[],
  idPattern: string | undefined,
): string | undefined {
  const rest = startsWith(title, before)?.trimStart();
  const id = rest === undefined ? null : idForm(idPattern ?? '{number}').exec(rest);
  return rest === undefined || id === null ? undefined : startsWith(rest.slice(id[0].length), after);
}

/** The title of a document; for a ledger, the headings that may be its records. */
function titlesOf(
  { root, frontMatter }: MarkdownDocument,
  { titlePlace, recordDepth }: Kind['identity'],
): readonly string[] {
  const front = frontMatter?.entries.find(({ key }) => key === 'title')?.text;
  if (titlePlace === 'front-matter') return front === undefined ? [] : [front];
  if (recordDepth > 1)
    return walkSections(root).flatMap(({ section }) => (section.depth === recordDepth ? section.title : []));
  const title = titleSection(root)?.title;
  return title === undefined ? [] : [title];
}
