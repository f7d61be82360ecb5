import { forShell } from '../../escape/for-shell.ts';
import { dataOutput } from '../../print/guarded-output.ts';
import { jsonText } from '../../print/log-text.ts';
import { UserError } from '../../errors.ts';
import { forTerminal, forTerminalLines } from '../../escape/for-terminal.ts';
import { editorOf } from './editor-of.ts';
import type { Host } from '../../host.ts';
import type { Kind } from '../../template/kind.ts';
import type { CommandCall } from '../command.ts';
import type { LeftOut } from './left-out.ts';
import type { PlacedDocument } from './place-document.ts';

/** Reports where the document is (or shows what it would be), opens it if requested, and returns the exit code. */
export async function tellPlaced(call: CommandCall, kind: Kind, placed: PlacedDocument): Promise<number> {
  const { host, options } = call;
  const dry = options.flag('dry-run') === true || options.flag('stdout') === true;
  if (options.flag('json') === true) host.stdout.write(jsonText(placedData(kind, placed, dry)));
  else if (options.flag('stdout') === true) dataOutput(host.stdout).write(placed.text);
  else if (dry) host.stdout.write(await diffOf(placed));
  else {
    host.stdout.write(`${forTerminal(placed.shown)}\n`);
    host.stderr.write(`next: fill it in, then \`expctl check ${forTerminal(forShell(placed.shown))}\`\n`);
  }
  if (options.flag('open') !== true || dry) return 0;
  return opened(host, placed);
}

const NOT_FOUND = 127;

/** The exit code is the editor's: the document is written, whatever happens to it there. */
async function opened(host: Host, { path, shown }: PlacedDocument): Promise<number> {
  const { words, variable } = editorOf(host);
  const ended = await host.processes.openInEditor(words, path);
  const hint = `${shown} is written; set EDITOR to your editor`;
  if (ended.kind !== 'exited') throw new UserError('the editor did not end well', { hint });
  if (ended.code !== NOT_FOUND) return ended.code;
  const said = variable === undefined ? 'and neither VISUAL nor EDITOR is set' : `which ${variable} says`;
  host.stderr.write(forTerminalLines(`expctl: there is no editor ${words}, ${said}\n  hint: ${hint}\n`));
  return ended.code;
}

/** Reports what of an issue is not in the document. */
export function tellLeftOut(host: Host, lines: readonly LeftOut[]): void {
  if (lines.length === 0) return;
  host.stderr.write('not taken from the issue, write it into the document where it belongs:\n');
  for (const { line, text } of lines) host.stderr.write(`  line ${line}: ${forTerminal(text)}\n`);
}

const placedData = (kind: Kind, { id, shown, text }: PlacedDocument, dry: boolean) => ({
  schemaVersion: 1,
  kind: 'new',
  documentKind: kind.name,
  id,
  path: shown,
  written: !dry,
  ...(dry ? { text } : {}),
});

async function diffOf({ shown, text }: PlacedDocument): Promise<string> {
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  const { visibleLines } = await import('../../escape/visible.ts');
  return visibleLines(unifiedDiff(shown, '', text).replace(/^--- .*\n/u, '--- /dev/null\n'));
}
