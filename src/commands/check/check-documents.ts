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
import type { CollectionLint, LooksAt } from '../../lint/lint-collection.ts';
import type { CheckRules } from './rules-for.ts';
import type { WithMerge } from './recent-merge.ts';
import type { CheckMemory, Found, Judged, Look } from './look.ts';

/** The result of a check: the findings in documents, preceded by those in other files. */
export type Checked = Found;

/** What to check: paths and globs (none: the collection), or the index. */
export type Checking = {
  readonly words: readonly string[];
  readonly staged?: StagedProject | undefined;
  /** Do not read documents of a large collection again if they are unchanged. */
  readonly remember?: boolean;
};

/** A document, how it was found (`named` explicitly, or searched), and the result of an earlier check. */
export type ToCheck = {
  readonly path: string;
  readonly load: () => Promise<LoadedDocument>;
  readonly named: boolean;
  readonly look: Look;
};

/** Reads and lints documents one by one; of the collection rules, those run that are sound for what was read. */
export async function checkDocuments(project: Project, checking: Checking): Promise<Checked> {
  const rules = checkRules(project.config.rules);
  const isWhole = checking.words.length === 0 && checking.staged === undefined;
  if (isWhole) tellSkipped(project);
  const looksAt = isWhole && skippedDocuments(project).length === 0 ? 'the whole' : 'a part';
  const withMerge = await recentMerge(project, { atHead: isWhole });
  const isKept = isWhole && checking.remember === true && withMerge === alone;
  const elsewhere: string[] = [];
  const tell = (configuration: string): void => void elsewhere.push(configuration);
  const { documents, memory } =
    checking.staged === undefined
      ? await documentsAt(project, checking.words, { tell, looksAt: isKept ? looksAt : undefined })
      : await stagedIn(checking.staged, checking.words, tell);
  const isMeant = checking.words.length > 0 || hasPlace(project);
  const known = memory.recall();
  const found = known ?? (await lintAll(documents, { rules, looksAt, withMerge, isMeant }));
  if (known === undefined) memory.save(found);
  const beside = [
    ...elsewhere.map((path) => elsewhereDiagnostic(project, path)),
    ...(isWhole ? templateDiagnostics(project) : []),
    ...(isWhole || checking.staged !== undefined ? await strayIn(project, checking) : []),
  ].flatMap((each) => listOf(rules.quick.weigh(each)));
  return { ...found, diagnostics: [...beside, ...found.diagnostics] };
}

type Linting = {
  readonly rules: CheckRules;
  readonly looksAt: LooksAt;
  readonly withMerge: WithMerge;
  /** Whether the documents found are meant to be experiments, whatever they look like. */
  readonly isMeant: boolean;
};

async function lintAll(documents: Iterable<ToCheck>, linting: Linting): Promise<Found> {
  const { rules } = linting;
  const collection = startCollectionLint(rules.quick, linting.looksAt);
  const diagnostics: Diagnostic[] = [];
  const counts = { documents: 0, kindless: 0, skipped: 0 };
  for (const each of documents) {
    const judged = each.look.judged ?? (await judge(each, linting, collection));
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
  return { diagnostics: [...diagnostics, ...collection.finish()], ...counts };
}

/** The result for one document; a diagnostic if it cannot be read. */
async function judge(
  { load, named, look }: ToCheck,
  { rules, withMerge, isMeant }: Linting,
  collection: CollectionLint,
): Promise<Judged | Diagnostic> {
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
}

async function strayIn(project: Project, { staged, words }: Checking): Promise<readonly Diagnostic[]> {
  if (staged !== undefined && !staged.changes.some(({ status }) => status === 'D')) return [];
  const { stagedStrays, strayDiagnostics } = await import('./stray-diagnostics.ts');
  return staged === undefined ? strayDiagnostics(project) : stagedStrays(staged, words);
}

/** Fewer documents are read in less than a second. */
const LARGE = 200;

type Documents = { readonly documents: Iterable<ToCheck>; readonly memory: CheckMemory };

type Tell = (configuration: string) => void;

async function stagedIn(staged: StagedProject, words: readonly string[], tell: Tell): Promise<Documents> {
  const { stagedDocuments } = await import('./staged-documents.ts');
  const { project } = staged;
  const documents = stagedDocuments(project.disk ?? project.host, staged, words);
  return { documents: heldHere(project, documents, tell), memory: NO_MEMORY };
}

/** `looksAt` is set if the findings may be kept. */
async function documentsAt(
  project: Project,
  words: readonly string[],
  { tell, looksAt }: { readonly tell: Tell; readonly looksAt: LooksAt | undefined },
): Promise<Documents> {
  const found = [...heldHere(project, findDocuments(project, words), tell)];
  const isLarge = looksAt !== undefined && found.length >= LARGE;
  const paths = found.map(({ path }) => path);
  const memory = isLarge ? (await import('./check-memory.ts')).openMemory(project, { paths, looksAt }) : NO_MEMORY;
  return { documents: looked(project, found, memory), memory };
}

function* looked(project: Project, found: readonly FoundDocument[], memory: CheckMemory): Generator<ToCheck> {
  for (const { path, named } of found)
    yield { path, load: () => loadDocument(project, path), named, look: memory.look(path) };
}

const listOf = (diagnostic: Diagnostic | undefined): readonly Diagnostic[] =>
  diagnostic === undefined ? [] : [diagnostic];
