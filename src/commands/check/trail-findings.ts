import { forShell } from '../../escape/for-shell.ts';
import { isLoggedAgain, recordDifferences } from '../../runs/record-differences.ts';
import type { RecordDifference, RecordField } from '../../runs/record-differences.ts';
import type { RecordStep, RecordTrail } from '../../runs/record-trails.ts';
import type { RunRecord } from '../../runs/run-record.ts';

type TrailFinding = { readonly message: string; readonly hint: string };

type Told = {
  /** Its readable versions, oldest first, and the present record of the run. */
  readonly versions: readonly RunRecord[];
  readonly current: RunRecord | undefined;
  /** As shown to people. */
  readonly path: string;
  readonly read: (content: string) => RunRecord | undefined;
};

/**
 * Findings about what commits removed from a run record: not about what was restored, or about an unfinished run being
 * completed.
 */
export function trailFindings(trail: RecordTrail, told: Told): readonly TrailFinding[] {
  const { versions, current, path } = told;
  const last = versions.at(-1);
  if (last === undefined) return [];
  const { deleted } = trail;
  if (current === undefined)
    return deleted === undefined
      ? []
      : [{ message: `${last.run}: record deleted ${placeIn(deleted.commit)} (${path})`, hint: hintFor(deleted.commit, trail.path) }]; // prettier-ignore
  const first = versions.find(({ status }) => status !== 'started');
  const lasting = first === undefined ? [] : recordDifferences(first, current);
  if (lasting.length === 0) return [];
  const kept = new Set(lasting.map(nameOf));
  const changed = trail.steps.flatMap((step) => stepFindings(step, kept, told));
  if (deleted === undefined || changed.length > 0) return changed;
  const since = recordDifferences(last, current);
  return since.length === 0
    ? []
    : [{ message: `${last.run}: record deleted ${placeIn(deleted.commit)}, and there again with ${since.map(words).join(', ')} (${path})`, hint: hintFor(deleted.commit, trail.path) }]; // prettier-ignore
}

const nameOf = ({ field, key }: RecordDifference): string => `${field}\n${key}`;

function stepFindings(step: RecordStep, kept: ReadonlySet<string>, { read, path }: Told): readonly TrailFinding[] {
  const [before, after] = [read(step.before), read(step.after)];
  if (before === undefined || after === undefined || before.status === 'started') return [];
  const changed = recordDifferences(before, after).filter((each) => kept.has(nameOf(each)));
  const again = isLoggedAgain(before, after) ? changed.filter(({ field }) => field !== 'criteria') : [];
  const finding = (said: string, what: readonly RecordDifference[]): TrailFinding => ({
    message: `${after.run}: ${said} ${placeIn(step.commit)}: ${listOf(what)} (${path})`,
    hint: hintFor(step.commit, step.path),
  });
  const edited = FIELDS.map(
    (field) => [field, changed.filter((each) => each.field === field && !again.includes(each))] as const,
  );
  return [
    ...(again.length === 0 ? [] : [finding('replaced by another output (`log --replace`)', again)]),
    ...edited.flatMap(([field, what]) => (what.length === 0 ? [] : [finding(`${FIELD_WORDS[field]} changed`, what)])),
  ];
}

const FIELD_WORDS = {
  metrics: 'metrics',
  units: 'units',
  seed: 'seed',
  data: 'data',
  items: 'items',
  status: 'status',
  criteria: 'criteria hashes',
} as const satisfies Record<RecordField, string>;

const FIELDS = Object.keys(FIELD_WORDS) as readonly RecordField[];

const MOST_NAMED = 3;

function listOf(differences: readonly RecordDifference[]): string {
  const more = differences.length - MOST_NAMED;
  return `${differences.slice(0, MOST_NAMED).map(words).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function words({ field, key, before, after }: RecordDifference): string {
  if (field === 'criteria') return before === undefined ? `${key} added` : after === undefined ? `${key} gone` : key;
  const name = key === '' ? '' : `${key} `;
  return `${name}${before ?? 'none'} -> ${after ?? 'none'}`;
}

const placeIn = (commit: string | undefined): string =>
  commit === undefined ? 'in the work tree' : `in ${short(commit)}`;

const short = (commit: string): string => commit.slice(0, 7);

/** How to get its earlier content back; `path` from the top. */
const hintFor = (commit: string | undefined, path: string): string =>
  `\`git show ${forShell(`${commit === undefined ? 'HEAD' : `${short(commit)}^`}:${path}`)}\` shows it as it was: put it back, or say why (\`expctl-disable-next-line\`)`;
