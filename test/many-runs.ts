import fc from '../node_modules/fast-check/lib/fast-check.js';

export * from '../node_modules/fast-check/lib/fast-check.js';

const RUNS = Number(process.env['EXPCTL_RUNS'] ?? 100_000);

/** fast-check as the tests use it, but every property is tried this many times, whatever its test specifies. */
const many: typeof fc = {
  ...fc,
  assert: ((property: never, parameters?: object) =>
    fc.assert(property, { ...parameters, numRuns: RUNS })) as typeof fc.assert,
};

// oxlint-disable-next-line import/no-default-export -- it stands in for a package that has one
export default many;
