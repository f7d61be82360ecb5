const setOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** Words that do not change the meaning of a criterion. */
export const FILLERS: ReadonlySet<string> = setOf(
  'the a an its our their this that must should shall will would can be is are was were been being it we has have',
  'stay stays remain remains keep keeps kept lie lies value values score always still achieve achieves achieved show shows',
  'need needs use uses require requires take takes consume consumes identified found observed respects respect get gets yield yields reaching have having held hold holds measured metric reach reaches maintain maintains achieving consistently strictly s well both overall',
);

/** Words for aggregating runs. */
export const AGGREGATE_WORDS: ReadonlyMap<string, string> = new Map([
  ['mean', 'mean'],
  ['average', 'mean'],
  ['avg', 'mean'],
  ['median', 'median'],
  ['max', 'max'],
  ['maximum', 'max'],
  ['min', 'min'],
  ['minimum', 'min'],
  ['std', 'sd'],
  ['sd', 'sd'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
]);

/** What a change is measured from. */
export const BASELINE_WORDS: ReadonlySet<string> = setOf('baseline baselines base sota reference control');

/** Words that connect amounts, metrics and baselines. */
export const LINKS: ReadonlySet<string> = setOf(
  'of by in than to vs versus against from over on for at across with per under compared relative during after before within when',
);

/** After these words a sentence says what to do in a case, or makes an exception. */
export const CONDITIONALS: ReadonlySet<string> = setOf(
  'if when whenever unless then otherwise else because since except until although but while once provided either neither nor',
);

/** Words that show that a limit is vague. */
export const VAGUE: ReadonlySet<string> = setOf(
  'about approximately roughly around approx circa nearly almost likely expected probably ideally typically clearly significantly',
);

/** Labels and consequences with which a sentence says when the experiment ends. */
export const STOP_WORDS =
  /(?<![\p{L}\p{N}])(?:kill|abort|stop|halt|fail|fails|failed|failure|falsif\p{L}{1,8}|no-?go|inconclusive|reject\p{L}{0,3}|iterate|pivot|redesign|drop it|abandon|revert|retire|freeze|discard|triggered|refuted|invalid)(?![\p{L}\p{N}])/iu;

/** Things of which a count of zero is good: `no errors`. */
export const COUNTED_FAULTS: ReadonlySet<string> = setOf(
  'error fault failure crash crashe nan nans violation warning oom divergence packet leak bug timeout miss mismatche mismatch drop regression',
);

/** Numbers in words. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, at]),
);

/** As a part of a pattern. */
export const NUMBER_PATTERN = `(?:\\d{1,4}|${[...NUMBER_WORDS.keys()].slice(1).join('|')})`;

/** The number of a digit text or of a number word. */
export const numberOf = (text: string): number => NUMBER_WORDS.get(text.toLowerCase()) ?? Number(text);
