import { UserError } from '../../errors.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { stagedBlobs } from '../../history/staged-blobs.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { startCollectionLint } from '../../lint/lint-collection.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { findDocuments } from '../../project/find-documents.ts';
import { loadDocument, loadSource } from '../../project/load-document.ts';
import { RULES } from '../../rules/rules.ts';
import { strangerDiagnostic } from './stranger.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { FoundDocument } from '../../project/find-documents.ts';

/** What a check found, and how many documents it looked at. */
export type Checked = {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: number;
  /** Files of no known kind, passed over. */
  readonly skipped: number;
};

/** What to check: paths and globs (none: the collection), or the index. */
export type Checking = { readonly words: readonly string[]; readonly staged: boolean };

/** Reads and lints documents one by one; the collection rules run where the whole collection was read. */
export async function checkDocuments(project: Project, { words, staged }: Checking): Promise<Checked> {
  const rules = ruleSetOf(RULES, project.config.rules);
  const whole = words.length === 0 && !staged;
  const collection = startCollectionLint(rules);
  const diagnostics: Diagnostic[] = [];
  const counts = { documents: 0, skipped: 0 };
  for await (const { loaded, named } of documentsToCheck(project, { words, staged })) {
    if (loaded.kind === 'unreadable') {
      counts.documents++;
      diagnostics.push(loaded.diagnostic);
      continue;
    }
    if (loaded.detection.kind === undefined && !named) {
      counts.skipped++;
      continue;
    }
    counts.documents++;
    if (loaded.detection.kind === undefined) diagnostics.push(strangerDiagnostic(loaded));
    diagnostics.push(...lintDocument(rules, loaded.subject));
    if (whole) collection.add(loaded.subject);
  }
  return { diagnostics: [...diagnostics, ...(whole ? collection.finish() : [])], ...counts };
}

type ToCheck = { readonly loaded: LoadedDocument; readonly named: boolean };

async function* documentsToCheck(project: Project, { words, staged }: Checking): AsyncGenerator<ToCheck> {
  if (staged) return yield* stagedDocuments(project, words);
  for (const { path, named } of findDocuments(project, words))
    yield { loaded: await loadDocument(project, path), named };
}

async function* stagedDocuments(project: Project, words: readonly string[]): AsyncGenerator<ToCheck> {
  const { host, root, templatePaths } = project;
  const repository = repositoryOf(host, root);
  if (repository === undefined) throw new UserError('--staged wants a git repository');
  const wanted = words.length === 0 ? undefined : wantedPaths(project, words);
  for (const blob of stagedBlobs(host, repository)) {
    const path = host.paths.resolve(repository.top, blob.path);
    if (!/\.(?:md|markdown|qmd)$/u.test(blob.path) || templatePaths.has(path)) continue;
    if (wanted !== undefined && !wanted.has(path)) continue;
    const shown = host.paths.relative(host.cwd, path);
    const read = host.decodeText(blob.bytes);
    if (read.kind !== 'text') {
      yield { loaded: notText(shown, path), named: false };
      continue;
    }
    const place = { path, relative: host.paths.relative(root, path) };
    yield { loaded: await loadSource(project, { path: shown, text: read.text }, place), named: false };
  }
}

const wantedPaths = (project: Project, words: readonly string[]): ReadonlySet<string> =>
  new Set(findDocuments(project, words).map(({ path }: FoundDocument) => path));

function notText(shown: string, path: string): LoadedDocument {
  const place = { span: { start: 0, end: 0 }, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = 'the staged file is not UTF-8';
  return {
    kind: 'unreadable',
    path,
    diagnostic: { rule: 'readable', severity: 'error', message, path: shown, ...place },
  };
}
