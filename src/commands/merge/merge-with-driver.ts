import { UserError, quietly } from '../../errors.ts';
import { mergeRef, tryMergeRef } from '../../history/merge-ref.ts';
import { DRIVER, DRIVER_TITLE, driverCommand } from '../../merge/driver-command.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { configuredDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { openProject } from '../../project/open-project.ts';
import { mergedRows } from '../../rules/merged-rows.ts';
import { recentMerge } from '../check/recent-merge.ts';
import { attributeLines, toolHere } from '../init/merge-steps.ts';
import type { RefMerge } from '../../history/merge-ref.ts';
import type { Repository } from '../../history/repository-of.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** The result of a merge; `conflicts` are paths from the top, `diagnostics` are rows that were lost. */
export type Merged = {
  readonly result: 'merged' | 'up to date' | 'conflict';
  readonly commit: string | undefined;
  readonly conflicts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

type Asked = { readonly ref: string; readonly dryRun: boolean };

/** Makes git merge with our driver, whatever its settings and attributes are, and checks the rows of the result. */
export async function mergeWithDriver(
  project: Project,
  repository: Repository,
  { ref, dryRun }: Asked,
): Promise<Merged> {
  const { host } = project;
  const answer = withAttributes(host, attributesText(project, repository), (attributes) => {
    const settings = [
      [`merge.${DRIVER}.name`, DRIVER_TITLE],
      [`merge.${DRIVER}.driver`, driverCommand(toolHere(host))],
      ['core.attributesFile', attributes],
    ] as const;
    return (dryRun ? tryMergeRef : mergeRef)(host, repository, { ref, settings });
  });
  if (answer.kind === 'refused') throw new UserError(`git does not merge ${ref}: ${answer.reason}`);
  const diagnostics = answer.kind === 'merged' && answer.isNew && !dryRun ? await lostRows(project) : [];
  return { ...shownAnswer(answer, dryRun), diagnostics };
}

function shownAnswer(answer: Exclude<RefMerge, { kind: 'refused' }>, dryRun: boolean): Omit<Merged, 'diagnostics'> {
  if (answer.kind === 'conflict') return { result: 'conflict', commit: undefined, conflicts: answer.paths };
  const commit = dryRun ? undefined : answer.commit;
  return { result: answer.isNew ? 'merged' : 'up to date', commit, conflicts: [] };
}

/** The patterns relative to the top, after the person's own attributes file. */
function attributesText(project: Project, { top }: Repository): string {
  const { host } = project;
  const own = host.git.run(['config', '--path', '--get', 'core.attributesFile'], { cwd: top });
  const path = own.code === 0 ? own.stdout.replace(/\n$/u, '') : '';
  const read =
    path !== '' && host.files.stat(path)?.kind === 'file' ? host.files.readText(path, 1024 * 1024) : undefined;
  return `${read?.kind === 'text' ? `${read.text}\n` : ''}${attributeLines(project, top).join('\n')}\n`;
}

function withAttributes<T>(host: Host, text: string, action: (path: string) => T): T {
  const path = host.paths.resolve(host.temporaryFolder(), `expctl-attributes-${host.randomHex(8)}`);
  const clear = (): void => quietly(() => host.files.remove(path));
  const forget = host.onExit(clear);
  try {
    host.files.writeNew(path, text, 0o600);
    return action(path);
  } finally {
    clear();
    forget();
  }
}

/**
 * Examines the merge commit as `check` would: another file's driver, or an attribute of the repository, may have had
 * effect.
 */
async function lostRows({ host, config }: Project): Promise<readonly Diagnostic[]> {
  const project = await openProject(host, config.path === undefined ? {} : { config: config.path });
  const rules = ruleSetOf([mergedRows], project.config.rules);
  const withMerge = await recentMerge(project, { atHead: true });
  const found: Diagnostic[] = [];
  for (const { path } of configuredDocuments(project)) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    found.push(...lintDocument(rules, withMerge(loaded)).filter(({ rule }) => rule === mergedRows.name));
  }
  return found;
}
