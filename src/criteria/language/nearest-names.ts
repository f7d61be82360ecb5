import { editDistance } from '../../text/nearest.ts';

const MAX_LENGTH = 80;

/** The known names nearest to an unknown one, the nearest first: at most three, and none that is too different. */
export function nearestNames(name: string, known: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase().slice(0, MAX_LENGTH);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(known)]
    .map((candidate) => ({ candidate, distance: farness(wanted, candidate.toLowerCase().slice(0, MAX_LENGTH), limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** `did you mean a, b?`, or undefined if nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const near = nearestNames(name, known);
  return near.length === 0 ? undefined : `did you mean ${near.join(', ')}?`;
}

/** A name that contains all the words of the other is near, whatever its length. */
function farness(wanted: string, candidate: string, limit: number): number {
  const words = wanted.split('_').filter((word) => word.length > 1);
  const parts = candidate.split('_');
  if (words.length > 0 && words.every((word) => parts.includes(word))) return 1;
  return editDistance(wanted, candidate, limit + 1);
}
