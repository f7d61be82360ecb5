import { datingWords, datingIn } from '../criteria/dating-notes.ts';

/** A note beside the verdicts of some experiments. */
export type SharedNote = { readonly names: readonly string[]; readonly note: string };

/** Notes of several experiments, each once: those of a single verdict first, then those that several have in common. */
export function notesTogether(
  beside: readonly { readonly name: string; readonly notes: readonly string[] }[],
): readonly SharedNote[] {
  const found = new Map<string, { names: string[]; notes: string[] }>();
  for (const { name, notes } of beside)
    for (const note of notes) {
      const key = datingIn(note) === undefined ? note : '';
      const same = found.get(key) ?? { names: [], notes: [] };
      same.names.push(name);
      same.notes.push(note);
      found.set(key, same);
    }
  const together = [...found.values()].map(({ names, notes }) => ({ names, note: summedUp(notes) }));
  return [...together.filter(({ names }) => names.length === 1), ...together.filter(({ names }) => names.length > 1)];
}

/** Rows without a run record are counted over all experiments; all other notes must be equal. */
function summedUp(notes: readonly string[]): string {
  const datings = notes.flatMap((note) => datingIn(note) ?? []);
  const [first = ''] = notes;
  return datings.length < 2
    ? first
    : datingWords({
        undated: sumOf(datings.map(({ undated }) => undated)),
        rows: sumOf(datings.map(({ rows }) => rows)),
      });
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
