import { forTerminal } from '../../escape/for-terminal.ts';
import type { Host } from '../../host.ts';
import type { Kind } from '../../template/kind.ts';

/** Warns on standard error that a given title is not in the new document, because its template has no place for one. */
export function tellUntitled(host: Host, { path, identity, fields }: Kind, title: string | undefined): void {
  const hasPlace =
    identity.titlePattern?.includes('{title}') === true || fields.some(({ source }) => source === 'title');
  if (title === undefined || title.trim() === '' || hasPlace) return;
  host.stderr.write(
    `expctl: the title "${forTerminal(title.trim())}" is in the file's name alone: ${forTerminal(path)} has no place for it\n` +
      `  hint: write its heading as \`# [Title]\` or \`# EXP-XXX: [Title]\`\n`,
  );
}
