/** Words, as a part of regular expressions, for a run that did not come to its end. */
export const CRASHED = 'crash(?:ed)?|oom|out of memory|killed|abort(?:ed)?|interrupted|preempted|time[sd]? ?out';

/** The same for one that came to a bad end; `failed` may also mean that the run is no better than others. */
export const FAILED = 'failed|failure|error(?:ed)?|diverged';
