import { forGithub } from '../../escape/for-github.ts';
import { printAnnotations } from '../../print/github-annotation.ts';
import { counted, printDiagnostic } from '../../print/print-diagnostic.ts';
import { styleFor } from '../../print/style.ts';
import type { Host } from '../../host.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Checked } from './check-documents.ts';

/** Prints what a check found: lines for people, one JSON document, or workflow annotations. */
export async function printCheck(
  host: Host,
  checked: Checked,
  { format, color }: { readonly format: string; readonly color: string | undefined },
): Promise<void> {
  if (format === 'json') return host.stdout.write(`${jsonText(checkData(checked))}\n`);
  if (format === 'github') {
    const diagnostics = checked.diagnostics.map((diagnostic) => atWorkspace(host, diagnostic));
    host.stdout.write(printAnnotations(diagnostics));
    return host.stderr.write(summaryLine(checked));
  }
  const style = await styleFor(host, host.stdout, color);
  const text = checked.diagnostics.map((diagnostic) => printDiagnostic(diagnostic, style)).join('');
  host.stdout.write(isRunner(host) ? text.split('\n').map(defused).join('\n') : text);
  host.stderr.write(summaryLine(checked));
}

/** A runner looks for commands in every line of a log, colours and all. */
const isRunner = ({ env }: Host): boolean => Boolean(env['CI']) || Boolean(env['GITHUB_ACTIONS']);

const ESCAPE = '\u001B';

/** Our own colours stay: what stands between them is defused piece by piece. */
const defused = (line: string): string => line.split(ESCAPE).map(forGithub).join(ESCAPE);

/** Annotations name files from the top of what was checked out. */
function atWorkspace({ env, paths }: Host, diagnostic: Diagnostic): Diagnostic {
  const workspace = env['GITHUB_WORKSPACE'];
  if (workspace === undefined || workspace === '') return diagnostic;
  return { ...diagnostic, path: paths.relative(workspace, paths.resolve(diagnostic.path)) };
}

function summaryLine(checked: Checked): string {
  const { errors, warnings } = countsOf(checked);
  const kindless = checked.kindless === 0 ? '' : `; ${checked.kindless} of no known kind, held against what needs no template`;
  const skipped = checked.skipped === 0 ? '' : `; ${counted(checked.skipped, 'other file')} passed over`;
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(checked.documents, 'document')}${kindless}${skipped}\n`;
}

function countsOf({ diagnostics }: Checked): { readonly errors: number; readonly warnings: number } {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

function checkData(checked: Checked): unknown {
  const diagnostics = checked.diagnostics.map(({ span: _, fix, excerpt: __, ...diagnostic }) => ({
    ...diagnostic,
    fixable: fix !== undefined,
  }));
  const { documents, kindless, skipped } = checked;
  const summary = { documents, kindless, skipped, ...countsOf(checked) };
  return { schemaVersion: 1, kind: 'check', diagnostics, summary };
}

/** JSON in which no runner finds a command: `##[` and `::` can only stand inside strings, where an escape says the same. */
const jsonText = (data: unknown): string =>
  JSON.stringify(data, null, 2).replaceAll('##', '#\\u0023').replaceAll('::', ':\\u003a');
