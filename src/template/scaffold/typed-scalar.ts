import { UserError } from '../../errors.ts';
import { readValue } from '../../values/read-value.ts';
import { plainScalar } from '../../yaml/plain-scalar.ts';
import { renderYamlScalar } from '../../yaml/render-yaml-scalar.ts';
import type { FieldSpec } from '../kind.ts';

/**
 * A value in the form for front matter: a number or a boolean unquoted if the field has that type, anything else as
 * text. Throws `UserError` for a value that does not fit the field.
 */
export function typedScalar(spec: FieldSpec | undefined, text: string): string {
  const reads = spec?.choices === undefined ? READS.get(spec?.type ?? 'text') : undefined;
  if (spec === undefined || reads === undefined) return renderYamlScalar(text);
  if (reads(text)) return text;
  throw new UserError(`"${text}" is not of the type ${spec.type}, and "${spec.label}" is one`, {
    hint: `the template has ${spec.sample} there`,
  });
}

const isNumber = (text: string): boolean => Number.isFinite(plainScalar(text));

const READS: ReadonlyMap<FieldSpec['type'], (text: string) => boolean> = new Map<
  FieldSpec['type'],
  (text: string) => boolean
>([
  ['number', isNumber],
  ['integer', (text) => isNumber(text) && Number.isInteger(plainScalar(text))],
  ['boolean', (text) => readValue(text, 'boolean').kind === 'boolean'],
]);
