import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Kind } from '../template/kind.ts';
import type { Project } from './project.ts';
import type { SmallTemplate } from './team-templates.ts';

/**
 * The kind with this name, else the template file at this path, compiled. Throws `UserError` with the nearest names.
 */
export async function kindNamed(project: Project, name: string): Promise<Kind> {
  const known = project.kinds.find((kind) => kind.name === name);
  if (known !== undefined) return known;
  const path = project.host.paths.resolve(name);
  if (project.host.files.stat(path)?.kind === 'file') {
    const { compileTeamTemplates } = await import('./team-templates.ts');
    const places = [{ path, name: undefined }];
    const { kinds, problems, small } = compileTeamTemplates(project.host, {
      root: project.root,
      config: project.config,
      places,
    });
    if (kinds[0] !== undefined) return kinds[0];
    if (small[0] !== undefined) throw tooSmall(small[0]);
    throw new UserError(problems[0] ?? `${name} says nothing that a document could be checked against`);
  }
  const small = project.small.find((template) => template.name === name);
  if (small !== undefined) throw tooSmall(small);
  const names = project.kinds.map((kind) => kind.name);
  const near = nearest(name, names);
  const hint =
    near === undefined
      ? `the kinds are: ${names.join(', ')}`
      : `did you mean ${near}? The kinds are: ${names.join(', ')}`;
  throw new UserError(`there is no kind "${name}"`, { hint });
}

/** At least four things are needed to distinguish other documents from its own. */
const tooSmall = ({ name, path }: SmallTemplate): UserError =>
  new UserError(`${path} is taken for no template: it has fewer than four sections, fields, tables and lists`, {
    hint: `number its title (\`# ${name.toUpperCase().slice(0, 3)}-XXX: [Title]\`), or say \`expctl: {kind: ${name}}\` in its front matter`,
  });
