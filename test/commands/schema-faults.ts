/** A JSON Schema or the data it describes, as plain values. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Schema = { readonly [key: string]: Json };

const KNOWN = new Set(
  '$schema $ref $defs title type const enum properties patternProperties additionalProperties items required anyOf pattern minimum maxItems examples x-unit'.split(
    ' ',
  ),
);

/**
 * Where data violates a JSON Schema (2020-12, the keywords that ours use), as `path: reason`. A keyword that is not
 * supported here counts as a fault of the schema.
 */
export function schemaFaults(schema: Json, data: Json, root: Json = schema, path = ''): readonly string[] {
  if (!isObject(schema)) return [`${path}: the schema is no object`];
  const strange = Object.keys(schema).filter((key) => !KNOWN.has(key));
  return [
    ...strange.map((key) => `${path}: the schema has the keyword ${key}`),
    ...refFaults(schema, data, root, path),
    ...valueFaults(schema, data, root, path),
    ...(isObject(data) ? objectFaults(schema, data, root, path) : []),
    ...(Array.isArray(data) ? listFaults(schema, data, root, path) : []),
  ];
}

const isObject = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refFaults({ $ref }: Schema, data: Json, root: Json, path: string): readonly string[] {
  if (typeof $ref !== 'string') return [];
  const name = /^#\/\$defs\/(\w+)$/u.exec($ref)?.[1] ?? '';
  const defs = isObject(root) ? root['$defs'] : undefined;
  const found = isObject(defs) ? defs[name] : undefined;
  return found === undefined ? [`${path}: there is no ${$ref}`] : schemaFaults(found, data, root, path);
}

function valueFaults(schema: Schema, data: Json, root: Json, path: string): readonly string[] {
  const { type, anyOf, pattern, minimum } = schema;
  const faults: string[] = [];
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : [];
  if (types.length > 0 && !types.some((each) => hasType(data, each)))
    faults.push(`${path}: is no ${types.join(' or ')}`);
  if ('const' in schema && schema['const'] !== data) faults.push(`${path}: is not ${JSON.stringify(schema['const'])}`);
  const values = schema['enum'];
  if (Array.isArray(values) && !values.includes(data))
    faults.push(`${path}: ${JSON.stringify(data)} is none of ${values.join(', ')}`);
  if (typeof pattern === 'string' && typeof data === 'string' && !new RegExp(pattern, 'u').test(data))
    faults.push(`${path}: ${data} does not match ${pattern}`);
  if (typeof minimum === 'number' && typeof data === 'number' && data < minimum)
    faults.push(`${path}: below ${minimum}`);
  if (Array.isArray(anyOf) && anyOf.every((each: Json) => schemaFaults(each, data, root, path).length > 0))
    faults.push(`${path}: is none of anyOf`);
  return faults;
}

function hasType(data: Json, type: Json): boolean {
  if (type === 'null') return data === null;
  if (type === 'array') return Array.isArray(data);
  if (type === 'object') return isObject(data);
  return type === 'integer' ? Number.isInteger(data) : typeof data === type;
}

function objectFaults(schema: Schema, data: Schema, root: Json, path: string): readonly string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const patterns = Object.entries(isObject(schema['patternProperties']) ? schema['patternProperties'] : {});
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const missing = required.filter((key) => typeof key === 'string' && !Object.hasOwn(data, key));
  return [
    ...missing.map((key) => `${path}: has no ${String(key)}`),
    ...Object.entries(data).flatMap(([key, value]) => {
      const own = Object.hasOwn(properties, key) ? [properties[key]] : [];
      const matched = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(key)).map(([, each]) => each);
      const rest = own.length + matched.length === 0 ? [schema['additionalProperties']] : [];
      return [...own, ...matched, ...rest].flatMap((each) =>
        each === undefined ? [] : schemaFaults(each, value, root, `${path}/${key}`),
      );
    }),
  ];
}

function listFaults({ items, maxItems }: Schema, data: readonly Json[], root: Json, path: string): readonly string[] {
  const many = typeof maxItems === 'number' && data.length > maxItems ? [`${path}: more than ${maxItems}`] : [];
  return items === undefined
    ? many
    : [...many, ...data.flatMap((each, index) => schemaFaults(items, each, root, `${path}/${index}`))];
}
