import { counted } from '../text/counted.ts';
import type { StatementOutcome } from './outcome.ts';
import { plainText } from '../values/plain-text.ts';
import { standingWords, standingOfTable } from './world/place-words.ts';
import type { RunRow } from './world/run-row.ts';
import { takenBack } from './world/taken-back.ts';
import { unusualHeading, unusualLabel } from './world/unusual-heading.ts';
import type { World } from './world/world.ts';

type Told = Pick<StatementOutcome, 'kind' | 'because' | 'settle' | 'evidence' | 'band'>;

/** Why runs may not count, in words for people, and how to say that they do. */
type Doubt = { readonly runs: readonly RunRow[]; readonly because: string; readonly settle: string };

/**
 * The result of a claim over rows of which some say that they do not count (`Notes: invalid`), or that are below a
 * heading such as `Old runs`: undetermined if it is another one without them, else the result with a doubt.
 */
export function unlessDoubted<T extends Told>(world: World, decide: (world: World) => T): T {
  const whole = decide(world);
  const doubts = whole.kind === 'undetermined' ? [] : doubtsIn(world, new Set(whole.evidence.runs));
  if (doubts.length === 0) return whole;
  const doubted = new Set(doubts.flatMap(({ runs }) => runs));
  const rest = decide({ ...world, runs: world.runs.filter((run) => !doubted.has(run)), references: world.references.filter((run) => !doubted.has(run)) }); // prettier-ignore
  const because = doubts.map((doubt) => doubt.because);
  if (rest.kind === whole.kind && rest.band === whole.band) {
    const held = doubts.filter(({ runs }) => runs.some((run) => world.runs.includes(run)));
    const told = held.map(
      (each) => `${each.because}: ${each.runs.length === 1 ? 'it counts' : 'they count'} all the same`,
    );
    return { ...whole, evidence: { ...whole.evidence, doubts: [...whole.evidence.doubts, ...told] } };
  }
  const [them, count] = doubted.size === 1 ? ['it', 'counts'] : ['them', 'count'];
  const answers = `with ${them} it comes to ${whole.kind} (${whole.because}), without ${them} to ${rest.kind} (${rest.because})`;
  return {
    ...whole,
    kind: 'undetermined',
    band: undefined,
    because: `it is not said whether ${counted(doubted.size, 'run')} ${count}: ${because.join('; ')}; ${answers}`,
    settle: [...new Set(doubts.map(({ settle }) => settle))].join('; '),
  };
}

function doubtsIn(world: World, held: ReadonlySet<string>): readonly Doubt[] {
  const runs = world.runs.filter(({ id }) => held.has(id));
  return [...rowDoubts([...runs, ...world.references]), ...headingDoubts(world, runs)];
}

function rowDoubts(runs: readonly RunRow[]): readonly Doubt[] {
  return runs.flatMap((run) => {
    const words = takenBack(run);
    const settle = `\`excluded: reason\` in the row of ${run.name}, or other words there`;
    return words === undefined ? [] : [{ runs: [run], because: `${run.name}: ${words}`, settle }];
  });
}

/** Logged runs are this experiment's own, whatever the heading says. */
function headingDoubts(world: World, runs: readonly RunRow[]): readonly Doubt[] {
  return world.tables.flatMap((table) => {
    const own = runs.filter((run) => run.table === table && run.record === undefined);
    if (own.length === 0) return [];
    const { span } = table.place.table;
    const label =
      world.under === undefined
        ? unusualLabel(world, { span, labels: [table.place.label?.replaceAll('_', ' ')] }, 'runs')
        : undefined;
    const heading = label ?? unusualHeading(world, span, 'runs');
    if (heading === undefined) return [];
    const names = own.map(({ name }) => name).join(', ');
    const because = `${names} in ${standingWords({ ...standingOfTable(world.record, table), heading: plainText(heading) })}`;
    const settle = `\`under "${heading}"\` behind the statement, where these runs are meant`;
    return [
      { runs: own, because, settle: label === undefined ? settle : 'another line above these runs, where they count' },
    ];
  });
}
