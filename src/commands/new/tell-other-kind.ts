import { forTerminal } from '../../escape/for-terminal.ts';
import { loadSource } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { Kind } from '../../template/kind.ts';
import type { PlacedDocument } from './place-document.ts';

/**
 * Warns on standard error that a new document will be taken for another kind than the one it was made from, with how to
 * fix it.
 */
export async function tellOtherKind(
  project: Project,
  kind: Kind,
  { path, shown, text }: PlacedDocument,
): Promise<void> {
  const relative = project.host.paths.relative(project.root, path);
  const { detection } = await loadSource(project, { path: shown, text }, { path, relative, runRecords: false });
  if (detection.kind?.name === kind.name) return;
  const other = detection.kind === undefined ? 'no kind' : `${detection.kind.name} (${detection.kind.path})`;
  const name = forTerminal(kind.name);
  project.host.stderr.write(
    `expctl: ${forTerminal(shown)} is read as ${forTerminal(other)}, not as ${name}: ${forTerminal(detection.because)}\n` +
      `  hint: \`kind: ${name}\` in its front matter (between two lines \`---\` at its beginning) makes it ${name}\n`,
  );
}
