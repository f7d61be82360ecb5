import { startCollectionLint } from '../../lint/lint-collection.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { findDocuments, hasPlace } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { heldHere } from '../../project/nearer-configuration.ts';
import { skippedDocuments, tellSkipped } from '../../project/sparse-checkout.ts';
import { checkRules, rulesFor } from './rules-for.ts';
import { NO_MEMORY } from './look.ts';
import { alone, recentMerge } from './recent-merge.ts';
import { isExperiment } from '../reads-as-experiment.ts';
import { elsewhereDiagnostic } from './elsewhere.ts';
import { strangerDiagnostic } from './stranger.ts';
import { templateDiagnostics } from './template-diagnostics.ts';
import type { FoundDocument } from '../../project/find-documents.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { StagedProject } from '../../project/open-staged.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { CheckMemory, Judged, Look } from './look.ts';

/** What a check found, and how many documents it looked at. */
export type Checked = {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: number;
  /** Documents of no known kind: held against what needs no template. */
  readonly kindless: number;
  /** Files that are no experiments, passed over. */
  readonly skipped: number;
};

/** What to check: paths and globs (none: the collection), or the index. */
export type Checking = {
  readonly words: readonly string[];
  readonly staged?: StagedProject | undefined;
  /** Documents of a large collection that are as they were are not read again. */
  readonly remember?: boolean;
};

/** A document with how it came here (`named` one by one, or found), and what an earlier check made of it. */
export type ToCheck = {
  readonly path: string;
  readonly load: () => Promise<LoadedDocument>;
  readonly named: boolean;
  readonly look: Look;
};

/** Reads and lints documents one by one; of the collection rules those speak that are sound on what was read. */
export async function checkDocuments(project: Project, checking: Checking): Promise<Checked> {
  const rules = checkRules(project.config.rules);
  const isWhole = checking.words.length === 0 && checking.staged === undefined;
  if (isWhole) tellSkipped(project);
  const isAllHere = isWhole && skippedDocuments(project).length === 0;
  const collection = startCollectionLint(rules.quick, isAllHere ? 'the whole' : 'a part');
  const withMerge = await recentMerge(project, { atHead: isWhole });
  const isMeant = checking.words.length > 0 || hasPlace(project);
  const judge = async ({ load, named, look }: ToCheck): Promise<Judged | Diagnostic> => {
    const loaded = await load();
    if (loaded.kind === 'unreadable') return loaded.diagnostic;
    const hasKind = loaded.detection.kind !== undefined;
    if (!hasKind && !named && !isExperiment(loaded.subject, isMeant)) return { as: 'passed over' };
    const subject = look.watched(withMerge(loaded));
    const stranger = !hasKind && named ? listOf(rules.quick.weigh(strangerDiagnostic(loaded))) : [];
    const found = lintDocument(await rulesFor(rules, subject), subject);
    return {
      as: hasKind ? 'of a kind' : 'kindless',
      diagnostics: [...stranger, ...found],
      facts: collection.factsOf(subject),
    };
  };
  const diagnostics: Diagnostic[] = [];
  const counts = { documents: 0, kindless: 0, skipped: 0 };
  const isKept = isWhole && checking.remember === true && withMerge === alone;
  const { documents, memory } =
    checking.staged === undefined
      ? await documentsAt(project, checking.words, isKept)
      : await stagedIn(checking.staged, checking.words);
  const elsewhere: string[] = [];
  for (const each of heldHere(project, documents, (configuration) => elsewhere.push(configuration))) {
    const judged = each.look.judged ?? (await judge(each));
    if (!('as' in judged)) {
      counts.documents++;
      diagnostics.push(...listOf(rules.quick.weigh(judged)));
      continue;
    }
    if (each.look.judged === undefined) each.look.keep(judged);
    if (judged.as === 'passed over') {
      counts.skipped++;
      continue;
    }
    counts.documents++;
    if (judged.as === 'kindless') counts.kindless++;
    for (const diagnostic of judged.diagnostics) diagnostics.push(diagnostic);
    collection.take(judged.facts);
  }
  memory.save();
  const beside = [
    ...elsewhere.map((path) => elsewhereDiagnostic(project, path)),
    ...(isWhole ? [...templateDiagnostics(project), ...(await strayIn(project))] : []),
  ].flatMap((each) => listOf(rules.quick.weigh(each)));
  return { diagnostics: [...beside, ...diagnostics, ...collection.finish()], ...counts };
}

async function strayIn(project: Project): Promise<readonly Diagnostic[]> {
  const { strayDiagnostics } = await import('./stray-diagnostics.ts');
  return strayDiagnostics(project);
}

/** Fewer documents are read in less than a second. */
const LARGE = 200;

type Documents = { readonly documents: Iterable<ToCheck>; readonly memory: CheckMemory };

async function stagedIn(staged: StagedProject, words: readonly string[]): Promise<Documents> {
  const { stagedDocuments } = await import('./staged-documents.ts');
  return { documents: stagedDocuments(staged.project.disk ?? staged.project.host, staged, words), memory: NO_MEMORY };
}

async function documentsAt(project: Project, words: readonly string[], isKept: boolean): Promise<Documents> {
  const found = findDocuments(project, words);
  const isLarge = isKept && found.length >= LARGE;
  const memory = isLarge ? (await import('./check-memory.ts')).openMemory(project) : NO_MEMORY;
  return { documents: looked(project, found, memory), memory };
}

function* looked(project: Project, found: readonly FoundDocument[], memory: CheckMemory): Generator<ToCheck> {
  for (const { path, named } of found)
    yield { path, load: () => loadDocument(project, path), named, look: memory.look(path) };
}

const listOf = (diagnostic: Diagnostic | undefined): readonly Diagnostic[] =>
  diagnostic === undefined ? [] : [diagnostic];
