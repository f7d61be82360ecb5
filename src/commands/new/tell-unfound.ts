import { forTerminal } from '../../escape/for-terminal.ts';
import { isConfigured } from '../../project/find-documents.ts';
import type { Project } from '../../project/project.ts';
import type { PlacedDocument } from './place-document.ts';

/** Warns on standard error that a new document is where the configuration finds none, with how to fix it. */
export function tellUnfound(project: Project, { path, shown }: PlacedDocument): void {
  if (isConfigured(project)(path) && !project.isIgnored(path)) return;
  project.host.stderr.write(
    `expctl: ${forTerminal(shown)} is in no place where documents are looked for, so that \`list\` does not know it\n` +
      `  hint: mend \`documents\` (or \`ignore\`) in the configuration, or \`directory\` and \`file\` of the kind\n`,
  );
}
