const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&le;', '≤'],
  ['&ge;', '≥'],
  ['&nbsp;', ' '],
  ['&plusmn;', '±'],
  ['&times;', '×'],
  ['&minus;', '−'],
  ['&asymp;', '≈'],
  ['&rarr;', '→'],
  ['&ndash;', '–'],
  ['&amp;', '&'],
  ['\\pm', '±'],
  ['\\times', '×'],
  ['\\le', '≤'],
  ['\\leq', '≤'],
  ['\\ge', '≥'],
  ['\\geq', '≥'],
  ['\\approx', '≈'],
  ['\\sim', '~'],
  ['\\to', '→'],
  ['\\,', ''],
  ['\\%', '%'],
]);

/** Replaces HTML entities, and the few TeX commands that occur in tables, by the characters that they print. */
export function ordinaryText(plain: string): string {
  const tex = /^\$[^$]*[\\^][^$]*\$$/u.test(plain) ? plain.slice(1, -1) : plain;
  if (!/[&\\]/u.test(tex)) return tex;
  return tex.replace(
    /&(?:lt|gt|le|ge|nbsp|plusmn|times|minus|asymp|rarr|ndash|amp);|\\(?:pm|times|leq?|geq?|approx|sim|to|,|%)/gu,
    (name) => {
      return ENTITIES.get(name) ?? name;
    },
  );
}
