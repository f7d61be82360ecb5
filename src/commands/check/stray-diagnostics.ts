import { STRAY_RECORDS } from '../../lint/machine-rules.ts';
import { strayRecords } from '../../project/stray-records.ts';
import { namedByProject } from '../../project/git-patterns.ts';
import { wantedIn } from '../../project/staged-words.ts';
import { wayHome } from '../../project/way-home.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { counted } from '../../text/counted.ts';
import { FILE_START } from '../../text/diagnostic.ts';
import type { StagedProject } from '../../project/open-staged.ts';
import type { Project } from '../../project/project.ts';
import type { StrayRecords } from '../../project/stray-records.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Findings about documents that were separated from their run records, and about run records without any document. */
export async function strayDiagnostics(project: Project): Promise<readonly Diagnostic[]> {
  return (await strayRecords(project)).map((stray) => diagnosticOf(project, stray));
}

/** The same of the index, where a document that is staged as gone leaves its run records behind. */
export async function stagedStrays(staged: StagedProject, words: readonly string[]): Promise<readonly Diagnostic[]> {
  const { project, repository, changes } = staged;
  const { files, paths } = project.host;
  const isWanted = wantedIn(project, repository, words);
  const gone = changes.filter(({ path, status }) => status === 'D' && isWanted(path));
  const named = namedByProject(project);
  const folders = gone.map(({ path }) => runsFolderOf(named(paths.resolve(repository.top, path))));
  const left = new Set(folders.filter((folder) => files.stat(folder)?.kind === 'directory'));
  if (left.size === 0) return [];
  const stray = (await strayRecords(project)).filter(({ folder }) => left.has(folder));
  return stray.map((each) => diagnosticOf(project, each));
}

function diagnosticOf(project: Project, stray: StrayRecords): Diagnostic {
  const { host } = project;
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
    ...FILE_START,
    hint: isMovedUnstaged(project, stray)
      ? 'stage its run records, too: `git add` of both their folders'
      : wayHome(host, stray),
  };
}

/** Whether what the index has there lies no more in the work tree, and git can move nothing. */
const isMovedUnstaged = ({ disk }: Project, { folder }: StrayRecords): boolean =>
  disk !== undefined && !disk.files.exists(folder);
