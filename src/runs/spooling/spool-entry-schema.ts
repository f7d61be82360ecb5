import * as z from 'zod/mini';
import { RUN_STATUSES } from '../run.ts';

const text = z.string();
/** Maps are stored as pairs, because a key may be any text. */
const pairs = <Value extends z.ZodMiniType>(value: Value) => z.array(z.tuple([text, value]));
const texts = pairs(text);

const runValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), text }),
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('boolean'), text: z.enum(['true', 'false']) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(text) }),
  z.strictObject({ kind: z.literal('missing'), text }),
]);

const history = z.strictObject({
  steps: z.array(z.number()),
  values: z.array(z.nullable(z.number())),
  thinnedFrom: z.optional(z.int()),
});

const run = z.strictObject({
  id: z.optional(text),
  parameters: pairs(runValue),
  metrics: pairs(runValue),
  history: pairs(history),
  replicates: pairs(z.array(z.strictObject({ seed: text, value: runValue }))),
  hidden: pairs(runValue),
  seed: z.optional(text),
  git: z.optional(z.strictObject({ commit: text, dirty: z.optional(z.boolean()) })),
  units: texts,
  command: z.optional(text),
  status: z.optional(z.enum(RUN_STATUSES)),
  started: z.optional(text),
  ended: z.optional(text),
  selection: z.optional(text),
  files: z.array(z.strictObject({ path: text, sha256: text, format: text })),
  notes: z.array(text),
});

const asked = z.strictObject({
  runId: z.optional(text),
  set: z.optional(texts),
  map: z.optional(texts),
  units: z.optional(texts),
  table: z.optional(text),
  command: z.optional(text),
  rawCommand: z.optional(z.boolean()),
  replace: z.optional(z.boolean()),
  addColumns: z.optional(z.array(text)),
  items: z.optional(z.array(z.strictObject({ side: z.optional(text), path: text, sha256: text, count: z.int() }))),
});

/** The format of a spooled row in its file. */
export const spoolEntrySchema = z.strictObject({
  schemaVersion: z.literal(1),
  written: text,
  place: z.strictObject({
    workTree: z.optional(text),
    branch: z.optional(text),
    document: text.check(z.minLength(1), z.maxLength(4096)),
  }),
  record: z.optional(text),
  runId: text.check(z.minLength(1), z.maxLength(4096)),
  run,
  asked,
  date: z.optional(text),
  git: z.optional(z.strictObject({ commit: text, dirty: z.optional(z.boolean()) })),
  data: z.optional(z.strictObject({ manifestSha256: z.optional(text), items: z.optional(z.int()) })),
  execution: z.optional(text.check(z.maxLength(40))),
  criteria: z.optional(texts),
});
