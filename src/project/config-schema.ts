import * as z from 'zod/mini';

/** What is allowed at a place of a configuration, in words for people; `choices` if it is one of a few words. */
export type Expected = { readonly words: string; readonly choices?: readonly string[] };

const told = z.registry<Expected>();

/** The severities of a rule. */
const SEVERITIES = ['error', 'warning', 'off'] as const;
/** What to do with a row that breaks the protocol. */
const PROTOCOLS = ['warn', 'refuse'] as const;

const oneOf = (choices: readonly string[]): Expected => ({ words: `one of: ${choices.join(', ')}`, choices });
const mapOf = (words: string): Expected => ({ words: `a map ${words}` });
const mapWith = (keys: readonly string[]): Expected =>
  mapOf(keys.length === 1 ? `with the key ${keys.join()}` : `with some of the keys ${keys.join(', ')}`);

const text = z.string().register(told, { words: 'a text' });
const texts = z.union([z.string(), z.array(z.string())]).register(told, { words: 'a text or a list of texts' });
const severity = z.enum(SEVERITIES).register(told, oneOf(SEVERITIES));
const protocol = z.enum(PROTOCOLS).register(told, oneOf(PROTOCOLS));
const columns = z.record(z.string(), texts).register(told, mapOf('from column names to keys of run outputs'));
const size = z.int().check(z.positive()).register(told, { words: 'a whole number of bytes, 1 or more' });

const kind = z.strictObject({
  template: z.optional(text),
  documents: z.optional(texts),
  directory: z.optional(text),
  id: z.optional(text),
  file: z.optional(text),
  columns: z.optional(columns),
});
kind.register(told, mapWith(Object.keys(kind.shape)));

const log = z.strictObject({ protocol: z.optional(protocol) });
log.register(told, mapWith(Object.keys(log.shape)));

/** What a configuration file may contain; any other key is a mistake. */
export const configSchema = z
  .strictObject({
    documents: z.optional(texts),
    ignore: z.optional(texts),
    templates: z.optional(texts),
    kinds: z.optional(z.record(z.string(), kind).register(told, mapOf('from names of kinds to what is said of them'))),
    rules: z.optional(z.record(z.string(), severity).register(told, mapOf('from names of rules to severities'))),
    columns: z.optional(columns),
    log: z.optional(log),
    'max-file-size': z.optional(size),
  })
  .register(told, mapOf('of keys with values'));

/** A configuration as written. */
export type WrittenConfig = z.infer<typeof configSchema>;

/** What is allowed at a path, whatever names a team gives its kinds, rules and columns; undefined if nothing is. */
export function expectedAt(path: readonly string[]): Expected | undefined {
  const schema = schemaAt(path);
  return schema === undefined ? undefined : told.get(schema);
}

/** The keys allowed at a path; none if a team chooses them, or if the value is not a map. */
export function keysAt(path: readonly string[]): readonly string[] {
  const schema = schemaAt(path);
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
}

function schemaAt(path: readonly string[]): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = configSchema;
  for (const key of path) schema = below(schema, key);
  return schema;
}

function below(schema: z.core.$ZodType | undefined, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  if (!(schema instanceof z.ZodMiniObject) || !Object.hasOwn(schema.shape, key)) return undefined;
  const inner: z.core.$ZodType | undefined = schema.shape[key];
  return inner instanceof z.ZodMiniOptional ? inner.def.innerType : inner;
}
