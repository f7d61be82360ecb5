/**
 * What a unit measures. Units of one dimension can be converted into each other; a dimensionless `ratio` and `%` are
 * one dimension.
 */
export type Dimension =
  'time' | 'bytes' | 'ratio' | 'points' | 'count' | 'frequency' | 'power' | 'energy' | 'factor' | 'name';

type Unit = { readonly dimension: Dimension; readonly size: number };

/** Size in the smallest unit of the dimension, so that the quotient of any two sizes, or its inverse, is an integer. */
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...sizes('time', { ns: 1, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9, d: 86_400e9 }),
  ...sizes('bytes', { bit: 1, B: 8, KB: 8e3, MB: 8e6, GB: 8e9, TB: 8e12, PB: 8e15 }),
  ...sizes('bytes', { KiB: 8 * 2 ** 10, MiB: 8 * 2 ** 20, GiB: 8 * 2 ** 30, TiB: 8 * 2 ** 40, PiB: 8 * 2 ** 50 }),
  ...sizes('ratio', { ppb: 1, ppm: 1e3, '‰': 1e6, '%': 1e7, ratio: 1e9 }),
  ...sizes('points', { pp: 1 }),
  ...sizes('count', { count: 1, k: 1e3, M: 1e6, bn: 1e9, T: 1e12 }),
  ...sizes('frequency', { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 }),
  ...sizes('power', { mW: 1, W: 1e3, kW: 1e6 }),
  ...sizes('energy', { J: 1, kJ: 1e3, Wh: 3600, kWh: 3600e3 }),
  ...sizes('factor', { '×': 1 }),
]);

/** Other spellings; looked up as written first, then in lower case. */
const SPELLINGS: ReadonlyMap<string, string> = new Map<string, string>([
  ...spelled('ns', 'nanosecond nanoseconds nsec'),
  ...spelled('µs', 'us μs usec microsecond microseconds'),
  ...spelled('ms', 'msec msecs millisecond milliseconds'),
  ...spelled('s', 'sec secs second seconds'),
  ...spelled('min', 'mins minute minutes'),
  ...spelled('h', 'hr hrs hour hours'),
  ...spelled('d', 'day days'),
  ...spelled('bit', 'bits'),
  ...spelled('B', 'byte bytes'),
  ...spelled('KB', 'kb kilobyte kilobytes'),
  ...spelled('MB', 'mb megabyte megabytes'),
  ...spelled('GB', 'gb gigabyte gigabytes'),
  ...spelled('TB', 'tb terabyte terabytes'),
  ...spelled('PB', 'pb petabyte petabytes'),
  ...spelled('KiB', 'kib'),
  ...spelled('MiB', 'mib'),
  ...spelled('GiB', 'gib'),
  ...spelled('TiB', 'tib'),
  ...spelled('PiB', 'pib'),
  ...spelled('%', 'percent pct ％'),
  ...spelled('‰', 'permille'),
  ...spelled('ratio', 'fraction'),
  ...spelled('pp', 'points point pts'),
  ...spelled('k', 'K thousand thousands'),
  ...spelled('M', 'million millions'),
  ...spelled('bn', 'billion billions'),
  ...spelled('T', 'trillion trillions'),
  ...spelled('Hz', 'hz'),
  ...spelled('kHz', 'khz'),
  ...spelled('MHz', 'mhz'),
  ...spelled('GHz', 'ghz'),
  ...spelled('W', 'watt watts'),
  ...spelled('kW', 'kw'),
  ...spelled('kWh', 'kwh'),
  ...spelled('J', 'joule joules'),
  ...spelled('×', 'x X ✕ ✖ times'),
  ...spelled('$', 'usd'),
  ...spelled('€', 'eur euro euros'),
  ...spelled('£', 'gbp'),
  ...spelled('¥', 'jpy'),
]);

/** Words that name what is counted or measured; each is a unit of its own that cannot be converted. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'bpb bpc bpt mbpb nats nat db dbfs fps qps rps tps rpm wpm °c °f $ € £ ¥ flops flop tflops gflops macs px ' +
    'token tokens tok param params parameter parameters step steps iter iters iteration iterations it epoch epochs ' +
    'sample samples example examples item items row rows image images utterance utterances utt sentence sentences ' +
    'word words char chars character characters frame frames request requests req query queries doc docs document ' +
    'documents file files line lines loc run runs seed seeds trial trials layer layers head heads elem elems op ops ' +
    'km cm mm nm mi kg kpa hpa mah lux yr yrs kyr ° deg degrees entry entries batch batches update updates gpu gpus core cores thread threads week weeks month months year years'
  ).split(' '),
);

function sizes(dimension: Dimension, table: Readonly<Record<string, number>>): [string, Unit][] {
  return Object.entries(table).map(([symbol, size]) => [symbol, { dimension, size }]);
}

function spelled(symbol: string, spellings: string): [string, string][] {
  return spellings.split(' ').map((spelling) => [spelling, symbol]);
}

/**
 * The symbol that stands for a unit (`seconds` is `s`, `Kb` is `KB`), its own text for `tok/s` and the like, or
 * undefined.
 */
export function unitSymbol(written: string): string | undefined {
  if (written.length > 40) return undefined;
  const slash = written.indexOf('/');
  if (slash > 0) return rateSymbol(written.slice(0, slash).trim(), written.slice(slash + 1).trim());
  return simpleSymbol(written);
}

function simpleSymbol(written: string): string | undefined {
  if (UNITS.has(written)) return written;
  const lower = written.toLowerCase();
  const spelling = SPELLINGS.get(written) ?? (written.length > 1 ? SPELLINGS.get(lower) : undefined);
  if (spelling !== undefined) return spelling;
  if (written.length > 2 && UNITS.has(lower)) return lower;
  return NAMES.has(lower) ? written : undefined;
}

/** A quotient needs one known side; the other may be any word (`Gbases/s`, `ms/fold`). */
function rateSymbol(above: string, below: string): string | undefined {
  const numerator = simpleSymbol(above);
  const denominator = simpleSymbol(below);
  if (numerator === undefined && denominator === undefined) return undefined;
  if (numerator === undefined && !/^\p{L}{1,16}$/u.test(above)) return undefined;
  if (denominator === undefined && !/^\p{L}{1,16}$/u.test(below)) return undefined;
  return `${numerator ?? above}/${denominator ?? below}`;
}

/** What a unit measures; `name` for one that cannot be converted. */
export function dimensionOf(unit: string): Dimension {
  return UNITS.get(unitSymbol(unit) ?? unit)?.dimension ?? 'name';
}

/** Converts `number` from the unit `from` to the unit `to`; undefined if the two do not measure the same thing. */
export function convert(number: number, from: string, to: string): number | undefined {
  const quotient = conversion(from, to);
  if (quotient === undefined) return undefined;
  return quotient.above === quotient.below ? number : (number * quotient.above) / quotient.below;
}

/**
 * The exact quotient that converts numbers in `from` into numbers in `to`, as two integers of which one is 1 where
 * possible.
 */
export function conversion(from: string, to: string): { readonly above: number; readonly below: number } | undefined {
  const source = unitSymbol(from) ?? from;
  const target = unitSymbol(to) ?? to;
  if (source === target) return { above: 1, below: 1 };
  const [sourceAbove, sourceBelow] = source.split('/');
  const [targetAbove, targetBelow] = target.split('/');
  if (sourceBelow === undefined || targetBelow === undefined) return simpleConversion(source, target);
  const above = simpleConversion(sourceAbove ?? '', targetAbove ?? '');
  const below = simpleConversion(sourceBelow, targetBelow);
  if (above === undefined || below === undefined) return undefined;
  return reduced(above.above * below.below, above.below * below.above);
}

function simpleConversion(source: string, target: string): { above: number; below: number } | undefined {
  if (source === target || isOneName(source, target)) return { above: 1, below: 1 };
  const from = UNITS.get(source);
  const to = UNITS.get(target);
  if (from === undefined || to === undefined || from.dimension !== to.dimension) return undefined;
  return reduced(from.size, to.size);
}

/** Synonyms for what is counted. */
const SAME_NAMES: ReadonlyMap<string, string> = new Map([
  ['param', 'parameter'],
  ['tok', 'token'],
  ['it', 'iteration'],
  ['iter', 'iteration'],
  ['utt', 'utterance'],
  ['req', 'request'],
  ['doc', 'document'],
  ['elem', 'element'],
]);

/** `params` and `Parameters` are the same name. */
const isOneName = (a: string, b: string): boolean =>
  NAMES.has(a.toLowerCase()) && NAMES.has(b.toLowerCase()) && singularName(a) === singularName(b);

function singularName(name: string): string {
  const lower = name.toLowerCase();
  const one = lower.length > 3 && lower.endsWith('s') && NAMES.has(lower.slice(0, -1)) ? lower.slice(0, -1) : lower;
  return SAME_NAMES.get(one) ?? one;
}

function reduced(above: number, below: number): { above: number; below: number } {
  let [a, b] = [above, below];
  while (b > 0) [a, b] = [b, a % b];
  return { above: above / a, below: below / a };
}
