import { UserError } from '../../errors.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { DRIVER, DRIVER_TITLE, driverCommand, shellWord } from '../../merge/driver-command.ts';
import { documentGlobs } from '../../project/find-documents.ts';
import { alternativesOf } from '../../text/glob.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { InitStep } from './init-step.ts';

const ATTRIBUTES = '.gitattributes';

/** What has git call the merge driver: lines in `.gitattributes` for everybody, two settings for this clone. */
export function mergeSteps(project: Project, tool: string | undefined): readonly InitStep[] {
  const { host, root } = project;
  const repository = repositoryOf(host, root);
  if (repository === undefined)
    throw new UserError('a merge driver wants a git repository, and there is none here', {
      hint: '`git init` makes one',
    });
  const setting = (name: string, after: string): InitStep => {
    const key = `merge.${DRIVER}.${name}`;
    const { code, stdout } = host.git.run(['config', '--local', '--get', key], { cwd: repository.top });
    return { kind: 'setting', key, before: code === 0 ? stdout.replace(/\n$/u, '') : undefined, after };
  };
  return [
    attributesStep(project),
    setting('name', DRIVER_TITLE),
    setting('driver', driverCommand(tool ?? toolHere(host))),
  ];
}

/** Lines that give documents to the driver, one for each pattern. */
export const attributeLines = (project: Project): readonly string[] =>
  documentGlobs(project)
    .flatMap(alternativesOf)
    .map((pattern) => `${attributePattern(pattern)} merge=${DRIVER}`);

/** For git a pattern without a slash is a name in any folder. */
function attributePattern(pattern: string): string {
  const rooted = pattern.includes('/') ? pattern : `/${pattern}`;
  return /[\s"\\#]|^!/u.test(rooted) ? `"${rooted.replace(/["\\]/gu, '\\$&')}"` : rooted;
}

function attributesStep(project: Project): InitStep {
  const { host, root } = project;
  const path = host.paths.resolve(root, ATTRIBUTES);
  const read = host.files.exists(path) ? host.files.readText(path, 1024 * 1024) : undefined;
  if (read !== undefined && read.kind !== 'text') throw new UserError(`${ATTRIBUTES} is not UTF-8 text`);
  const before = read?.text;
  const known = new Set(before?.split(/\r?\n/u).map((line) => line.trim().replace(/[ \t]+/gu, ' ')));
  const missing = attributeLines(project).filter((line) => !known.has(line));
  const ending = before?.includes('\r\n') === true ? '\r\n' : '\n';
  const start = before === undefined || before === '' || before.endsWith('\n') ? '' : ending;
  const after = missing.length === 0 ? (before ?? '') : `${before ?? ''}${start}${missing.join(ending)}${ending}`;
  return { kind: 'file', path, before, after };
}

/** How this tool is called again: by its name where that is on the path for good, else by where it lies. */
export function toolHere(host: Host): string {
  const folders = (host.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !/(?:^|\/)node_modules\/\.bin\/?$/u.test(folder));
  const isThere = folders.some(
    (folder) => folder !== '' && host.files.stat(host.paths.resolve(folder, 'expctl'))?.kind === 'file',
  );
  return isThere ? 'expctl' : host.processes.toolWords().map(shellWord).join(' ');
}
