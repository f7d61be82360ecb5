import { startCollectionLint } from '../../lint/lint-collection.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { findDocuments, hasPlace } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { checkRules, rulesFor } from './rules-for.ts';
import { recentMerge } from './recent-merge.ts';
import { readsAsExperiment } from './reads-as-experiment.ts';
import { stagedDocuments } from './staged-documents.ts';
import { strangerDiagnostic } from './stranger.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

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
export type Checking = { readonly words: readonly string[]; readonly staged: boolean };

/** A document with how it came here: `named` one by one, or found. */
export type ToCheck = { readonly loaded: LoadedDocument; readonly named: boolean };

/** Reads and lints documents one by one; of the collection rules those speak that are sound on what was read. */
export async function checkDocuments(project: Project, checking: Checking): Promise<Checked> {
  const rules = checkRules(project.config.rules);
  const isWhole = checking.words.length === 0 && !checking.staged;
  const collection = startCollectionLint(rules.quick, isWhole ? 'the whole' : 'a part');
  const withMerge = recentMerge(project, { atHead: isWhole });
  const isMeant = checking.words.length > 0 || hasPlace(project);
  const diagnostics: Diagnostic[] = [];
  const counts = { documents: 0, kindless: 0, skipped: 0 };
  const documents = checking.staged ? stagedDocuments(project, checking.words) : documentsAt(project, checking.words);
  for await (const { loaded, named } of documents) {
    const hasKind = loaded.kind === 'loaded' && loaded.detection.kind !== undefined;
    if (loaded.kind === 'loaded' && !hasKind && !named && !readsAsExperiment(loaded.subject, isMeant)) {
      counts.skipped++;
      continue;
    }
    counts.documents++;
    if (loaded.kind === 'unreadable') {
      diagnostics.push(...listOf(rules.quick.weigh(loaded.diagnostic)));
      continue;
    }
    if (!hasKind) counts.kindless++;
    if (!hasKind && named) diagnostics.push(...listOf(rules.quick.weigh(strangerDiagnostic(loaded))));
    const subject = withMerge(loaded);
    diagnostics.push(...lintDocument(await rulesFor(rules, subject), subject));
    collection.add(subject);
  }
  return { diagnostics: [...diagnostics, ...collection.finish()], ...counts };
}

async function* documentsAt(project: Project, words: readonly string[]): AsyncGenerator<ToCheck> {
  for (const { path, named } of findDocuments(project, words))
    yield { loaded: await loadDocument(project, path), named };
}

const listOf = (diagnostic: Diagnostic | undefined): readonly Diagnostic[] =>
  diagnostic === undefined ? [] : [diagnostic];
