import { markdownBelow } from '../../project/find-documents.ts';
import { isMarkdown } from '../../text/markdown-name.ts';
import { compileTeamTemplates } from '../../project/team-templates.ts';
import { lastPart, stemOf } from '../../text/slash-path.ts';
import { hasRunsTable } from '../../records/runs-tables.ts';
import type { Project } from '../../project/project.ts';
import type { Kind } from '../../template/kind.ts';

/** A template that the configuration does not name yet: its path (absolute) and the kind it was compiled into. */
export type FoundTemplate = { readonly path: string; readonly kind: Kind };

const ISSUE_TEMPLATES = '.github/ISSUE_TEMPLATE';
const TEMPLATE_PLACE = /(?:^|\/)[._]?templates?\//iu;
const TEMPLATE_NAME = /template/iu;
/** A template for experiments has two of these, or a runs table. */
const TELLING = new Set(['hypothesis', 'hypotheses', 'criteria', 'protocol', 'results']);

/**
 * Searches markdown files (absolute paths) for templates of experiments, by their names; the first of a kind counts.
 */
export function foundTemplates(project: Project, files: readonly string[]): readonly FoundTemplate[] {
  const { host, root, config, templatePaths } = project;
  const paths = [...files, ...issueTemplates(project)].filter((path) => {
    const relative = host.paths.relative(root, path);
    return !templatePaths.has(path) && isTemplatePath(relative);
  });
  const found = new Map<string, FoundTemplate>();
  for (const path of paths) {
    const places = [{ path, name: kindNameOf(host.paths.relative(root, path)) }];
    const [kind] = compileTeamTemplates(host, { root, config, places }).kinds;
    if (kind !== undefined && isOfExperiments(kind) && !project.ownKinds.has(kind.name) && !found.has(kind.name))
      found.set(kind.name, { path, kind });
  }
  return [...found.values()];
}

const isTemplatePath = (relative: string): boolean =>
  relative.startsWith(`${ISSUE_TEMPLATES}/`) || TEMPLATE_PLACE.test(relative) || TEMPLATE_NAME.test(lastPart(relative));

function isOfExperiments(kind: Kind): boolean {
  const roles = new Set(kind.sections.map(({ role }) => role).filter((role) => TELLING.has(role)));
  return roles.size > 1 || hasRunsTable(kind);
}

function issueTemplates({ host, root }: Project): readonly string[] {
  const folder = host.paths.resolve(root, ISSUE_TEMPLATES);
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return [...markdownBelow(host, folder, root)].filter(isMarkdown);
}

/** `lab/kite_template.md` is of kind kite, `experiments/TEMPLATE.md` of kind experiment. */
function kindNameOf(relative: string): string {
  const parts = relative.split('/');
  const stem = stemOf(relative);
  const folder = (parts.slice(0, -1).findLast((part) => !/^[._]?templates?$/iu.test(part)) ?? '').replace(/s$/u, '');
  const words = stem
    .replace(/[-_. ]*template[-_. ]*/giu, ' ')
    .trim()
    .replace(/\s+/gu, '-')
    .toLowerCase();
  return words === '' ? folder.toLowerCase() || 'experiment' : words;
}
