import { UserError } from '../../errors.ts';
import { readValue } from '../../values/read-value.ts';
import { plainScalar } from '../../yaml/plain-scalar.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { renderYamlScalar } from '../../yaml/render-yaml-scalar.ts';
import type { FieldSpec } from '../kind.ts';

/**
 * A value as it stands in front matter: a number, a truth value and a list as themselves where the field is one, all else
 * as a text. Throws `UserError` for what the field is not.
 */
export function typedScalar(spec: FieldSpec | undefined, text: string): string {
  const reads = spec?.choices === undefined ? READS.get(spec?.type ?? 'text') : undefined;
  if (spec === undefined || reads === undefined) return renderYamlScalar(text);
  if (reads(text)) return text;
  throw new UserError(`"${text}" is no ${spec.type}, and "${spec.label}" is one`, {
    hint: spec.type === 'list' ? 'write it as `[one, two]`' : `the template has ${spec.sample} there`,
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
  ['list', isFlowList],
]);

/** `[one, two]`, and nothing behind it. */
function isFlowList(text: string): boolean {
  if (!text.startsWith('[') || text.includes('\n')) return false;
  const { data, problems } = readYaml(`list: ${text}\n`);
  return problems.length === 0 && data?.kind === 'map' && data.entries[0]?.value.kind === 'list';
}
