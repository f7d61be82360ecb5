import { strangerDiagnostic } from './check/stranger.ts';
import { elsewhereHint } from './check/elsewhere.ts';
import { isExperiment } from './reads-as-experiment.ts';
import { heldHere } from '../project/nearer-configuration.ts';
import { unresolvedMerge } from '../project/unresolved-merge.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { leftOutWords } from '../report/left-out.ts';
import { withoutKindWords } from '../report/of-no-kind.ts';
import type { Host } from '../host.ts';
import type { FoundDocument } from '../project/find-documents.ts';
import type { LoadedDocument } from '../project/load-document.ts';
import type { Project } from '../project/project.ts';
import type { LeftOut } from '../report/left-out.ts';

/** Records each document that is left out. */
export type Leaving = (leftOut: LeftOut) => void;

/** The documents to which no nearer configuration applies; nearer configurations are passed to `leave`. */
export const documentsHere = (
  project: Project,
  documents: readonly FoundDocument[],
  leave: Leaving,
): Iterable<FoundDocument> =>
  heldHere(project, documents, (configuration) => leave(elsewhereOf(project, configuration)));

function elsewhereOf(project: Project, configuration: string): LeftOut {
  const path = project.host.paths.relative(project.host.cwd, configuration);
  return {
    path,
    reason: 'another-configuration',
    message: `${path} is not read from here, and the documents below it are left out`,
    hint: elsewhereHint(project, configuration),
  };
}

/** A document that could not be read, as one that is left out. */
export function unreadableOf({ diagnostic }: Extract<LoadedDocument, { kind: 'unreadable' }>): LeftOut {
  const { path, message, hint = '' } = diagnostic;
  return { path, reason: 'unreadable', message: `${path}: ${message}`, hint };
}

/**
 * A document of no known kind as one that is left out; undefined if it is not an experiment, so that nobody misses it.
 * `isMeant`: the user said that the experiments are here.
 */
export function kindlessOf(loaded: Extract<LoadedDocument, { kind: 'loaded' }>, isMeant: boolean): LeftOut | undefined {
  if (!isExperiment(loaded.subject, isMeant)) return undefined;
  const { path, message, hint = '' } = strangerDiagnostic(loaded);
  return { path, reason: 'kindless', message: `${path}: ${message}`, hint };
}

/** A document with an unresolved merge as one that is left out; undefined if there is none. */
export function mergingOf(loaded: Extract<LoadedDocument, { kind: 'loaded' }>): LeftOut | undefined {
  const problem = unresolvedMerge(loaded);
  if (problem === undefined) return undefined;
  return { path: loaded.source.path, reason: 'unresolved-merge', message: problem.message, hint: problem.hint ?? '' };
}

/** Reports on standard error what was left out. */
export function tellLeftOut(host: Host, leftOut: readonly LeftOut[]): void {
  for (const words of leftOutWords(leftOut)) host.stderr.write(`expctl: ${forTerminal(words)}\n`);
}

/** Reports on standard error which experiments are of no known kind, and so not checked against any. */
export function tellWithoutKind(host: Host, experiments: Parameters<typeof withoutKindWords>[0]): void {
  const words = withoutKindWords(experiments);
  if (words !== undefined) host.stderr.write(`expctl: ${forTerminal(words)}\n`);
}
