import { writeAtomically } from '../../journal/write-atomically.ts';
import { applyEdits } from '../../text/edit.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Edit } from '../../text/edit.ts';
import type { Checked } from './check-documents.ts';

/** Makes the safe fixes, file by file; with `dryRun` they are printed as a diff. Answers with the exit code. */
export function fixDocuments(
  project: Project,
  { diagnostics }: Checked,
  { dryRun }: { readonly dryRun: boolean },
): number {
  const { host } = project;
  const byPath = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.fix === undefined) continue;
    byPath.set(diagnostic.path, [...(byPath.get(diagnostic.path) ?? []), diagnostic]);
  }
  const fixed = new Set<Diagnostic>();
  for (const [shown, found] of byPath) {
    const path = host.paths.resolve(shown);
    const read = host.files.readText(path);
    if (read.kind !== 'text') continue;
    const { edits, made } = withoutOverlap(found);
    const after = applyEdits(read.text, edits);
    if (dryRun) host.stdout.write(unifiedDiff(shown, read.text, after));
    else writeAtomically(host, path, { text: after, expectedBefore: read.text });
    for (const diagnostic of made) fixed.add(diagnostic);
  }
  const left = diagnostics.filter((diagnostic) => !fixed.has(diagnostic));
  host.stderr.write(`${fixed.size} ${dryRun ? 'could be fixed' : 'fixed'}, ${left.length} left\n`);
  return left.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Fixes that touch the same text wait for the next call. */
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
