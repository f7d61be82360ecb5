import { STRAY_RECORDS } from '../../lint/machine-rules.ts';
import { strayRecords } from '../../project/stray-records.ts';
import { wayHome } from '../../project/way-home.ts';
import { counted } from '../../text/counted.ts';
import type { Project } from '../../project/project.ts';
import type { StrayRecords } from '../../project/stray-records.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Findings about documents that were separated from their run records, and about run records without any document. */
export async function strayDiagnostics(project: Project): Promise<readonly Diagnostic[]> {
  return (await strayRecords(project)).map((stray) => diagnosticOf(project, stray));
}

function diagnosticOf({ host }: Project, stray: StrayRecords): Diagnostic {
  const { folder, names, document } = stray;
  const shown = (path: string): string => host.paths.relative(host.cwd, path);
  const count = counted(names.length, 'run record');
  return {
    rule: STRAY_RECORDS.name,
    severity: document === undefined ? 'warning' : STRAY_RECORDS.severity,
    message:
      document === undefined
        ? `${count} in ${shown(folder)} ${names.length === 1 ? 'lies' : 'lie'} beside no document`
        : `${count} of it ${names.length === 1 ? 'was' : 'were'} left in ${shown(folder)}: nothing holds its rows and criteria`,
    path: shown(document ?? `${folder}/${names[0] ?? ''}`),
    span: { start: 0, end: 0 },
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    hint: wayHome(host, stray),
  };
}
