import { applyEdits } from '../../text/edit.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { loadDocument, loadSource } from '../../project/load-document.ts';
import { isBetter } from './is-better.ts';
import { checkRules, rulesFor } from './rules-for.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Fixes } from './is-better.ts';
import type { CheckRules } from './rules-for.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Edit } from '../../text/edit.ts';

/** The safe fixes of one document, not yet made. */
export type DocumentFixes = {
  /** As shown to people, and absolute. */
  readonly shown: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly made: readonly Diagnostic[];
};

/**
 * The fixes that can be made now, document by document. Fixes that touch the same text wait for the next round, and a
 * fix that would not improve its document is not made.
 */
export async function planFixes(
  project: Project,
  diagnostics: readonly Diagnostic[],
): Promise<readonly DocumentFixes[]> {
  const byPath = groupBy(diagnostics, ({ fix, path }) => (fix === undefined ? undefined : path));
  const rules = checkRules(project.config.rules);
  const planned: DocumentFixes[] = [];
  for (const [shown, found] of byPath) {
    const path = project.host.paths.resolve(shown);
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    const chosen = await bestFixes(project, rules, { loaded, found });
    const before = loaded.source.text;
    if (chosen.edits.length > 0)
      planned.push({ shown, path, before, after: applyEdits(before, chosen.edits), made: chosen.made });
  }
  return planned;
}

type Loaded = Extract<LoadedDocument, { kind: 'loaded' }>;

/** At most this many fixes are tried one by one, if they cannot all be made together. */
const MOST_SINGLE = 100;

/** All fixes if they improve the document; otherwise those that do so one after the other. */
async function bestFixes(
  project: Project,
  rules: CheckRules,
  { loaded, found }: { readonly loaded: Loaded; readonly found: readonly Diagnostic[] },
): Promise<Fixes> {
  const was = { subject: loaded.subject, found: await findingsOf(rules, loaded) };
  const isGood = async (fixes: Fixes): Promise<boolean> => {
    const after = applyEdits(loaded.source.text, fixes.edits);
    if (after === loaded.source.text) return false;
    const changed = await reload(project, loaded, after);
    if (changed.detection.kind?.name !== loaded.detection.kind?.name) return false;
    return isBetter(was, { subject: changed.subject, found: await findingsOf(rules, changed) }, fixes);
  };
  const all = found.reduce(withFix, NO_FIXES);
  if (await isGood(all)) return all;
  let best = NO_FIXES;
  for (const one of found.slice(0, MOST_SINGLE)) {
    const more = withFix(best, one);
    if (more !== best && (await isGood(more))) best = more;
  }
  return best;
}

function reload(project: Project, { path, source }: Loaded, text: string): Promise<Loaded> {
  const place = { path, relative: project.host.paths.relative(project.root, path) };
  return loadSource(project, { path: source.path, text }, place);
}

const findingsOf = async (rules: CheckRules, { subject }: Loaded): Promise<readonly Diagnostic[]> =>
  lintDocument(await rulesFor(rules, subject), subject, { evenMisread: true });

const NO_FIXES: Fixes = { made: [], edits: [] };

/** Adds one more fix, if it does not touch any text that the others touch. */
function withFix(fixes: Fixes, diagnostic: Diagnostic): Fixes {
  const wanted = diagnostic.fix ?? [];
  if (wanted.some((edit) => fixes.edits.some((other) => overlap(edit, other)))) return fixes;
  return { made: [...fixes.made, diagnostic], edits: [...fixes.edits, ...wanted] };
}

const overlap = (a: Edit, b: Edit): boolean =>
  (a.span.start < b.span.end && b.span.start < a.span.end) || a.span.start === b.span.start;
