import type { TrackerWords } from '../run.ts';

/** MLflow keeps a run's description as a tag; other tags with its prefix are its own. */
const NOTE = 'mlflow.note.content';

/** What people wrote about a run in an MLflow store, from its tags; undefined if they wrote nothing. */
export function mlflowWords(tags: Iterable<readonly [string, string | undefined]>): TrackerWords | undefined {
  const all = [...tags];
  const note = all.find(([name]) => name === NOTE)?.[1]?.trim() ?? '';
  const own = all.flatMap(([name]) => (name.startsWith('mlflow.') ? [] : [name]));
  return note === '' && own.length === 0 ? undefined : { note: note === '' ? undefined : note, tags: own };
}
