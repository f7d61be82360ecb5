import type { TrackerWords } from '../run.ts';

/** MLflow keeps a run's description as a tag; what else begins with its name is its own. */
const NOTE = 'mlflow.note.content';

/** What people wrote to a run of an MLflow store, from its tags; undefined where they wrote nothing. */
export function mlflowWords(tags: Iterable<readonly [string, string | undefined]>): TrackerWords | undefined {
  const all = [...tags];
  const note = all.find(([name]) => name === NOTE)?.[1]?.trim() ?? '';
  const own = all.flatMap(([name]) => (name.startsWith('mlflow.') ? [] : [name]));
  return note === '' && own.length === 0 ? undefined : { note: note === '' ? undefined : note, tags: own };
}
