import { printAnnotations } from '../../print/github-annotation.ts';
import { counted, printDiagnostic } from '../../print/print-diagnostic.ts';
import { styleFor } from '../../print/style.ts';
import type { Host } from '../../host.ts';
import type { Checked } from './check-documents.ts';

/** Prints what a check found: lines for people, one JSON document, or workflow annotations. */
export async function printCheck(
  host: Host,
  checked: Checked,
  { format, color }: { readonly format: string; readonly color: string | undefined },
): Promise<void> {
  if (format === 'json') return host.stdout.write(`${JSON.stringify(checkData(checked), null, 2)}\n`);
  if (format === 'github') {
    host.stdout.write(printAnnotations(checked.diagnostics));
    return host.stderr.write(summaryLine(checked));
  }
  const style = await styleFor(host, host.stdout, color);
  host.stdout.write(checked.diagnostics.map((diagnostic) => printDiagnostic(diagnostic, style)).join(''));
  host.stderr.write(summaryLine(checked));
}

function summaryLine(checked: Checked): string {
  const { errors, warnings } = countsOf(checked);
  const skipped = checked.skipped === 0 ? '' : `; ${counted(checked.skipped, 'file')} of no known kind passed over`;
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(checked.documents, 'document')}${skipped}\n`;
}

function countsOf({ diagnostics }: Checked): { readonly errors: number; readonly warnings: number } {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

function checkData(checked: Checked): unknown {
  const diagnostics = checked.diagnostics.map(({ span: _, fix, ...diagnostic }) => ({
    ...diagnostic,
    fixable: fix !== undefined,
  }));
  const { documents, skipped } = checked;
  return { schemaVersion: 1, kind: 'check', diagnostics, summary: { documents, skipped, ...countsOf(checked) } };
}
