import { criteriaOf } from '../../criteria/criteria-of.ts';
import { hashesOf } from '../../criteria/freezing/criteria-hashes.ts';
import { calledBy } from '../../criteria/freezing/moved-criteria.ts';
import { isSameClaim } from '../../criteria/freezing/same-claim.ts';
import { ownRunRecords } from '../../criteria/own-run-records.ts';
import { recordVersions } from '../../project/record-versions.ts';
import type { Criterion, Decision, InvalidReason } from '../../criteria/outcome.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';

/**
 * Adds to a decision, for each criterion that changed after results, whether it is still the same claim in other words,
 * if git has what those results saw. The verdict stays the same: whoever changed words must say why.
 */
export async function inOtherWords(project: Project, found: FoundRecord, decision: Decision): Promise<Decision> {
  const seen = await seenCriteria(project, found);
  const now = criteriaOf(found.record);
  const told = decision.invalidBy.map((reason) => {
    if (reason.kind !== 'moved-criterion') return reason;
    const because = inItsWords(reason, seen);
    const same = sameWords(reason, now, seen);
    return { ...reason, because: same === undefined ? because : `${because}: ${same}` };
  });
  const invalid = told.map(({ because }) => because);
  return { ...decision, invalidBy: told, invalid, because: [...invalid, ...decision.because.slice(invalid.length)] };
}

/** By key, what each result saw of a criterion; undefined if that is unknown for one of them. */
type Seen = ReadonlyMap<string, readonly Criterion[] | undefined>;

/** One that is gone is called as the results knew it, where its key is a sentence. */
function inItsWords({ key = '', because }: InvalidReason, seen: Seen): string {
  const called = calledBy(key);
  const [before] = seen.get(key) ?? [];
  return before === undefined || called === key ? because : because.replace(`"${called}"`, () => `"${before.label}"`);
}

function sameWords({ key = '' }: InvalidReason, now: readonly Criterion[], seen: Seen): string | undefined {
  const before = seen.get(key);
  if (before === undefined || before.length === 0) return undefined;
  const isSame = (criterion: Criterion): boolean => before.every((each) => isSameClaim(each, criterion));
  const own = now.find((criterion) => criterion.key === key);
  if (own !== undefined) return isSame(own) ? 'the same claim in other words' : undefined;
  const [other, ...more] = now.filter((criterion) => !seen.has(criterion.key) && isSame(criterion));
  return other === undefined || more.length > 0 ? undefined : `the same claim stands as "${other.label}" now`;
}

/** What the results saw, by the checksums in their run records, found among the versions in git. */
async function seenCriteria({ host }: Project, found: FoundRecord): Promise<Seen> {
  const history = await recordVersions(host, found);
  const versions = history.kind === 'known' ? history.versions : [];
  const records = new Set(versions.flatMap(({ before, after }) => (before === undefined ? [after] : [after, before])));
  const known = new Map<string, Criterion>();
  for (const criterion of [...records].flatMap((record) => criteriaOf(record)))
    for (const hash of hashesOf(criterion, host.sha256)) known.set(`${criterion.key}\n${hash}`, criterion);
  const kept = ownRunRecords(found.record, found.loaded.subject.surroundings.runRecords);
  const keys = new Set(kept.flatMap(({ criteria }) => [...criteria.keys()]));
  return new Map(
    [...keys].map((key) => {
      const hashes = new Set(kept.flatMap(({ criteria }) => criteria.get(key) ?? []));
      const all = [...hashes].flatMap((hash) => known.get(`${key}\n${hash}`) ?? []);
      return [key, all.length === hashes.size ? all : undefined] as const;
    }),
  );
}
