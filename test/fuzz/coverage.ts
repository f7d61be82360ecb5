import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

/** Reports which code of the project has run since the last query. */
export type Coverage = {
  /**
   * What ran since the last call: functions and blocks by file and offset, and in functions that ran the blocks that
   * did not, because V8 reports a block separately only where it ran more or less often than its surroundings.
   */
  readonly take: () => ReadonlySet<string>;
  readonly stop: () => void;
};

/**
 * V8's own block coverage of this process; only files whose path contains `part` count. Blocks of functions that ran
 * before are not reported separately, so it must be started before the code under observation.
 */
export function startCoverage(part: string): Coverage {
  const session = new Session();
  session.connect();
  post(session, 'Profiler.enable');
  post(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    take: () => {
      const taken = post(session, 'Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
      return placesOf(taken, part);
    },
    stop: () => {
      post(session, 'Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Within the same thread the answer is there before the call returns. */
function post(session: Session, method: string, params: object = {}): unknown {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error !== null) throw new Error(error.message);
    answer = result;
  });
  return answer;
}

function placesOf({ result }: Profiler.TakePreciseCoverageReturnType, part: string): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { url, functions } of result) {
    if (!url.includes(part)) continue;
    for (const { ranges } of functions) {
      if (ranges[0]?.count === 0) continue;
      for (const { startOffset, endOffset, count } of ranges)
        places.add(`${url} ${String(startOffset)} ${String(endOffset)} ${count === 0 ? 'passed over' : 'run'}`);
    }
  }
  return places;
}
