import { ownDocuments } from '../../project/own-documents.ts';
import { findRecord } from '../../project/find-record.ts';
import { loadDocument } from '../../project/load-document.ts';
import { idsIn } from '../../records/ids/id-in.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { textOf } from '../../runs/run.ts';
import { addToGroup } from '../../text/group-by.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';
import type { Output } from './outputs-below.ts';

/** The experiments of a project by the form in which ids are compared; each in the form for `log` (`FILE#ID`). */
export type Experiments = ReadonlyMap<string, readonly string[]>;

/** Reads the ids of all experiments. */
export async function experimentsOf(project: Project): Promise<Experiments> {
  const { host } = project;
  const found = new Map<string, string[]>();
  for (const { path } of ownDocuments(project)) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    const { records } = loaded.subject;
    for (const { id } of records) {
      if (id === undefined) continue;
      const word = host.paths.relative(host.cwd, path) + (records.length > 1 ? `#${id.text}` : '');
      addToGroup(found, idKey(id.text), word);
    }
  }
  return found;
}

/** The named experiment, in a form with which `log` need not search all documents. Throws `UserError`. */
export async function namedExperiment(project: Project, word: string): Promise<string> {
  const { loaded, record } = await findRecord(project, word, { runRecords: false });
  const isAlone = loaded.subject.records.length === 1;
  return loaded.source.path + (isAlone || record.id === undefined ? '' : `#${record.id.text}`);
}

/** Keys with which scripts give the experiment of a run. */
const SAYING = /(?:^|[./])(?:expctl_)?(?:experiment|experiment_id|exp_id|exp)$/iu;

/**
 * The only experiment that a run's own values name, else its folders and file; undefined if there is none, or more than
 * one.
 */
export function experimentFor(host: Host, experiments: Experiments, { run, output }: Naming): string | undefined {
  const said = [...run.parameters, ...run.metrics].flatMap(([key, value]) =>
    SAYING.test(key) ? [idKey(textOf(value))] : [],
  );
  return onlyOne(experiments, said) ?? onlyOne(experiments, idsOfPath(host, output));
}

/** A run and the output from which it was read. */
export type Naming = { readonly run: Run; readonly output: Output };

function idsOfPath(host: Host, { paths }: Output): readonly string[] {
  const parts = paths.flatMap((path) => host.paths.relative(host.cwd, path).split('/'));
  const stems = parts.map((part) => part.replace(/\.[A-Za-z0-9]{1,8}$/u, ''));
  return stems.flatMap((stem) => [idKey(stem), ...idsIn(stem).map(({ text }) => idKey(text))]);
}

function onlyOne(experiments: Experiments, ids: readonly string[]): string | undefined {
  const words = new Set(ids.flatMap((id) => experiments.get(id) ?? []));
  const [word] = words;
  return words.size === 1 ? word : undefined;
}
