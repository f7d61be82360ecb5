import * as z from 'zod/mini';
import { RUN_STATUSES } from '../run.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const texts = z.record(z.string(), z.string());
/** A number, or its decimal text if no double holds it; `NaN`, `Infinity` and `-Infinity` as text. */
const decimal = z.union([
  z.number(),
  z.string().check(z.regex(/^(?:NaN|-?Infinity|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$/)),
]);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const source = z.strictObject({ path: z.string(), sha256, format: z.string(), selection: z.string() });
const items = z.strictObject({ side: z.optional(z.string()), path: z.string(), sha256, count: z.int() });
const history = z.strictObject({
  steps: z.array(z.number()),
  values: z.array(z.union([z.number(), z.null()])),
  thinnedFrom: z.optional(z.int()),
});

/** The format of a run record in its file: a public format, described in `docs/run-record.schema.json`. */
export const runRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.string().check(z.minLength(1)),
  experiment: z.string(),
  status: z.enum(RUN_STATUSES),
  started: z.optional(z.string()),
  ended: z.optional(z.string()),
  parameters: z.record(z.string(), scalar),
  metrics: z.record(z.string(), decimal),
  units: texts,
  history: z.record(z.string(), history),
  items: z.optional(z.union([items, z.array(items)])),
  source: z.optional(source),
  alsoFrom: z.optional(z.array(source)),
  git: z.optional(z.strictObject({ commit: z.string(), dirty: z.optional(z.boolean()) })),
  command: z.optional(z.string()),
  seed: z.optional(z.string()),
  data: z.optional(z.strictObject({ manifestSha256: z.optional(sha256), items: z.optional(z.int()) })),
  criteria: texts,
  row: texts,
  columns: z.optional(texts),
});

/** The JSON Schema (2020-12) of the run record, of which docs/ has a copy. @internal */
export function runRecordJsonSchema(): unknown {
  return {
    $id: 'expctl/run-record',
    title: 'expctl run record',
    description:
      'What is kept of one run beside its document: <stem>.runs/<run>.json, in a ledger <stem>.runs/<experiment>@<run>.json',
    ...z.toJSONSchema(runRecordSchema),
  };
}
