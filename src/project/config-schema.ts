import * as z from 'zod/mini';

const texts = z.union([z.string(), z.array(z.string())]);
const severity = z.enum(['error', 'warning', 'off']);
const columns = z.record(z.string(), texts);

const kind = z.strictObject({
  template: z.optional(z.string()),
  documents: z.optional(texts),
  directory: z.optional(z.string()),
  id: z.optional(z.string()),
  file: z.optional(z.string()),
  columns: z.optional(columns),
});

/** What a configuration file may hold; any other key is a mistake. */
export const configSchema = z.strictObject({
  documents: z.optional(texts),
  ignore: z.optional(texts),
  templates: z.optional(texts),
  kinds: z.optional(z.record(z.string(), kind)),
  rules: z.optional(z.record(z.string(), severity)),
  columns: z.optional(columns),
  log: z.optional(z.strictObject({ protocol: z.optional(z.enum(['warn', 'refuse'])) })),
  'max-file-size': z.optional(z.int()),
});

/** A configuration as it was written. */
export type WrittenConfig = z.infer<typeof configSchema>;

/** Every key that may stand at the top. */
export const CONFIG_KEYS: readonly string[] = Object.keys(configSchema.shape);
