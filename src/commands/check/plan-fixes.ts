import { applyEdits } from '../../text/edit.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { loadDocument, loadSource } from '../../project/load-document.ts';
import { checkRules, rulesFor } from './rules-for.ts';
import type { CheckRules } from './rules-for.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Edit } from '../../text/edit.ts';

/** The safe fixes of one document, not yet made. */
export type DocumentFixes = {
  /** As shown, and absolute. */
  readonly shown: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly made: readonly Diagnostic[];
};

/**
 * The fixes that can be made now, document by document. Those that touch the same text wait for the next round, and where
 * a document would not be the better for them none is made.
 */
export async function planFixes(
  project: Project,
  diagnostics: readonly Diagnostic[],
): Promise<readonly DocumentFixes[]> {
  const byPath = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.fix === undefined) continue;
    const found = byPath.get(diagnostic.path);
    if (found === undefined) byPath.set(diagnostic.path, [diagnostic]);
    else found.push(diagnostic);
  }
  const rules = checkRules(project.config.rules);
  const planned: DocumentFixes[] = [];
  for (const [shown, found] of byPath) {
    const path = project.host.paths.resolve(shown);
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    const { edits, made } = withoutOverlap(found);
    const before = loaded.source.text;
    const after = applyEdits(before, edits);
    if (after !== before && (await isBetter(project, rules, { loaded, after })))
      planned.push({ shown, path, before, after, made });
  }
  return planned;
}

type Loaded = Extract<LoadedDocument, { kind: 'loaded' }>;

/** Whether a text has fewer findings than it had, and no more errors. */
async function isBetter(
  project: Project,
  rules: CheckRules,
  { loaded, after }: { readonly loaded: Loaded; readonly after: string },
): Promise<boolean> {
  const relative = project.host.paths.relative(project.root, loaded.path);
  const place = { path: loaded.path, relative };
  const changed = await loadSource(project, { path: loaded.source.path, text: after }, place);
  const [was, is] = [await findingsOf(rules, loaded), await findingsOf(rules, changed)];
  return changed.detection.kind?.name === loaded.detection.kind?.name && errors(is) <= errors(was);
}

const findingsOf = async (rules: CheckRules, { subject }: Loaded): Promise<readonly Diagnostic[]> =>
  lintDocument(await rulesFor(rules, subject), subject);

const errors = (found: readonly Diagnostic[]): number => found.filter(({ severity }) => severity === 'error').length;

function withoutOverlap(found: readonly Diagnostic[]): {
  readonly edits: readonly Edit[];
  readonly made: readonly Diagnostic[];
} {
  const edits: Edit[] = [];
  const made: Diagnostic[] = [];
  for (const diagnostic of found) {
    const wanted = diagnostic.fix ?? [];
    if (wanted.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    edits.push(...wanted);
    made.push(diagnostic);
  }
  return { edits, made };
}

const overlap = (a: Edit, b: Edit): boolean =>
  (a.span.start < b.span.end && b.span.start < a.span.end) || a.span.start === b.span.start;
