import * as z from 'zod/mini';

const texts = z.union([z.string(), z.array(z.string())]);

/** How heavy a rule may be. */
export const SEVERITIES = ['error', 'warning', 'off'] as const;
/** What may be done with a row that breaks the protocol. */
export const PROTOCOLS = ['warn', 'refuse'] as const;

const severity = z.enum(SEVERITIES);
const columns = z.record(z.string(), texts);

const kind = z.strictObject({
  template: z.optional(z.string()),
  documents: z.optional(texts),
  directory: z.optional(z.string()),
  id: z.optional(z.string()),
  file: z.optional(z.string()),
  columns: z.optional(columns),
});

const log = z.strictObject({ protocol: z.optional(z.enum(PROTOCOLS)) });

/** What a configuration file may hold; any other key is a mistake. */
export const configSchema = z.strictObject({
  documents: z.optional(texts),
  ignore: z.optional(texts),
  templates: z.optional(texts),
  kinds: z.optional(z.record(z.string(), kind)),
  rules: z.optional(z.record(z.string(), severity)),
  columns: z.optional(columns),
  log: z.optional(log),
  'max-file-size': z.optional(z.int().check(z.positive())),
});

/** A configuration as it was written. */
export type WrittenConfig = z.infer<typeof configSchema>;

/** The keys that may stand at the top and below; `*` is a name that the team chooses. */
export const KEYS_AT: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(configSchema.shape),
  'kinds.*': Object.keys(kind.shape),
  log: Object.keys(log.shape),
};
