import { UserError } from '../../errors.ts';
import { noRepository } from '../../history/git-refusal.ts';
import { forShell } from '../../escape/for-shell.ts';
import { DRIVER, DRIVER_TITLE, driverCommand } from '../../merge/driver-command.ts';
import { isOnPath, pathFolders } from '../../project/driver-gaps.ts';
import { gitPatterns, patternFrom } from '../../project/git-patterns.ts';
import { addToGroup } from '../../text/group-by.ts';
import type { Host } from '../../host.ts';
import type { GitPattern } from '../../project/git-patterns.ts';
import type { Project } from '../../project/project.ts';
import type { InitStep } from './init-step.ts';

const ATTRIBUTES = '.gitattributes';

/**
 * The steps that make git call the merge driver: lines in `.gitattributes` for everybody, two settings for this clone;
 * in each repository with documents.
 */
export function mergeSteps(project: Project, tool: string | undefined): readonly InitStep[] {
  const { host } = project;
  const patterns = gitPatterns(project);
  if (patterns.length === 0)
    throw noRepository(host, project.root, {
      message: 'a merge driver needs a git repository, and there is none here',
      hint: '`git init` makes one',
    });
  const lines = new Map<string, string[]>();
  for (const pattern of patterns) {
    const base = baseOf(project, pattern);
    addToGroup(lines, base, attributeLine(patternFrom(host, base, pattern)));
  }
  const tops = new Set(patterns.map(({ repository }) => repository.top));
  const driver = driverCommand(tool ?? toolHere(host));
  return [
    ...[...lines].map(([base, some]) => attributesStep(host, base, some)),
    ...[...tops].flatMap((top) => [
      settingStep(host, top, 'name', DRIVER_TITLE),
      settingStep(host, top, 'driver', driver),
    ]),
  ];
}

/** Lines that assign the documents of a repository to the driver, one for each pattern, relative to its top. */
export const attributeLines = (project: Project, top: string): readonly string[] =>
  gitPatterns(project)
    .filter(({ repository }) => repository.top === top)
    .map((pattern) => attributeLine(patternFrom(project.host, top, pattern)));

const attributeLine = (pattern: string): string => `${attributePattern(pattern)} merge=${DRIVER}`;

/** For git a pattern without a slash is a name in any folder, and one that begins with `!` is not allowed. */
function attributePattern(pattern: string): string {
  const rooted = pattern.includes('/') && !/^[!#]/u.test(pattern) ? pattern : `/${pattern}`;
  return /[\s"\\]/u.test(rooted) ? `"${rooted.replace(/["\\]/gu, '\\$&')}"` : rooted;
}

/** The lines go beside the configuration if git reads them for these documents, else to the top of their repository. */
function baseOf({ host, root }: Project, { repository: { top }, folder }: GitPattern): string {
  const real = host.files.realpath(root);
  return host.paths.isWithin(top, real) && host.paths.isWithin(real, folder) ? real : top;
}

function settingStep(host: Host, top: string, name: string, after: string): InitStep {
  const key = `merge.${DRIVER}.${name}`;
  const { code, stdout } = host.git.run(['config', '--local', '--get', key], { cwd: top });
  return { kind: 'setting', top, key, before: code === 0 ? stdout.replace(/\n$/u, '') : undefined, after };
}

function attributesStep(host: Host, folder: string, lines: readonly string[]): InitStep {
  const path = host.paths.resolve(folder, ATTRIBUTES);
  const read = host.files.exists(path) ? host.files.readText(path, 1024 * 1024) : undefined;
  if (read !== undefined && read.kind !== 'text') throw new UserError(`${ATTRIBUTES} is not UTF-8 text`);
  const before = read?.text;
  const known = new Set(before?.split(/\r?\n/u).map((line) => line.trim().replace(/[ \t]+/gu, ' ')));
  const missing = [...new Set(lines)].filter((line) => !known.has(line));
  const ending = before?.includes('\r\n') === true ? '\r\n' : '\n';
  const start = before === undefined || before === '' || before.endsWith('\n') ? '' : ending;
  const after = missing.length === 0 ? (before ?? '') : `${before ?? ''}${start}${missing.join(ending)}${ending}`;
  return { kind: 'file', path, before, after };
}

/** How to call this tool again: by its name if that is permanently on the path, else by its location. */
export function toolHere(host: Host): string {
  const folders = pathFolders(host).filter((folder) => !/(?:^|\/)node_modules\/\.bin\/?$/u.test(folder));
  return isOnPath(host, 'expctl', folders) ? 'expctl' : host.processes.toolWords().map(forShell).join(' ');
}
