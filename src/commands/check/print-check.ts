import { dataOutput } from '../../print/guarded-output.ts';
import { atWorkspace, printAnnotations } from '../../print/github-annotation.ts';
import { jsonText } from '../../print/log-text.ts';
import { printDiagnostics } from '../../print/print-diagnostic.ts';
import { counted } from '../../text/counted.ts';
import { styleFor } from '../../print/style.ts';
import type { Host } from '../../host.ts';
import type { Checked } from './check-documents.ts';

/** Prints what a check found: lines for people, one JSON document, or workflow annotations. */
export async function printCheck(
  host: Host,
  checked: Checked,
  { format, color }: { readonly format: string; readonly color: string | undefined },
): Promise<void> {
  if (format === 'json') return host.stdout.write(jsonText(checkData(checked)));
  if (format === 'github') {
    const diagnostics = checked.diagnostics.map((diagnostic) => atWorkspace(host, diagnostic));
    dataOutput(host.stdout).write(printAnnotations(diagnostics));
    return host.stderr.write(summaryLine(checked));
  }
  const style = await styleFor(host, host.stdout, color);
  const text = printDiagnostics(checked.diagnostics, style);
  host.stdout.write(text);
  host.stderr.write(summaryLine(checked));
}

function summaryLine(checked: Checked): string {
  const { errors, warnings } = countsOf(checked);
  const kindless = checked.kindless === 0 ? '' : `; ${checked.kindless} of no known kind, checked without a template`;
  const skipped = checked.skipped === 0 ? '' : `; ${counted(checked.skipped, 'other file')} passed over`;
  const hint =
    checked.documents > 0 || checked.skipped === 0
      ? ''
      : '  hint: none of them reads as an experiment; name one, or say in expctl.yaml where they are and of what kind\n';
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(checked.documents, 'document')}${kindless}${skipped}\n${hint}`;
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
