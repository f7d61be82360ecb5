import { UserError } from '../../errors.ts';
import { replacement } from '../../text/edit.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { renderYamlScalar } from '../../yaml/render-yaml-scalar.ts';
import { typedScalar } from './typed-scalar.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { FieldSpec } from '../kind.ts';

/** A value's place in the front matter of `text`. */
export type ValuePlace = { readonly text: string; readonly keySpan: Span; readonly valueSpan: Span };

/** Removes a value; if the value is on lines below its key, removes those lines too. */
export function emptied({ text, keySpan, valueSpan }: ValuePlace): Edit {
  const colon = text.indexOf(':', keySpan.end) + 1;
  const isBelow = text.slice(colon, valueSpan.start).includes('\n');
  return replacement(isBelow ? { start: colon, end: valueSpan.end } : valueSpan, '');
}

/**
 * Writes a value in the form that the field needs; a list in the template's own notation. Throws `UserError` for a
 * value that does not fit the field.
 */
export function writtenYaml(place: ValuePlace, spec: FieldSpec | undefined, value: string): Edit {
  const { text, valueSpan } = place;
  const isList = spec?.type === 'list' && spec.choices === undefined;
  const written = isList ? listText(place, spec, value) : inFlow(typedScalar(spec, value), place);
  // `key:` without a blank after it needs one before a value.
  const gap = text[valueSpan.start - 1] === ':' ? ' ' : '';
  return replacement(valueSpan, gap + written);
}

/** Inside `{…}` commas and brackets are YAML syntax. */
function inFlow(written: string, { text, keySpan }: ValuePlace): string {
  const line = text.slice(text.lastIndexOf('\n', keySpan.start) + 1, keySpan.start);
  return line.includes('{') && SIGNS.test(written) ? quoted(written) : written;
}

const SIGNS = /[,[\]{}]/u;

/** A plain scalar is put in quotes; one with quotes keeps them. */
const quoted = (written: string): string => (/^["']/u.test(written) ? written : JSON.stringify(written));

function listText({ text, keySpan, valueSpan }: ValuePlace, spec: FieldSpec, value: string): string {
  const source = value.startsWith('[') ? value : `[${commaParts(value).map(flowItem).join(', ')}]`;
  const items = flowItems(source);
  if (items === undefined || (!value.startsWith('[') && items.length < 2))
    throw new UserError(`"${value}" is not of the type list, and "${spec.label}" is one`, {
      hint: 'write it as `one, two` or `[one]`',
    });
  if (text[valueSpan.start] !== '-' || items.length === 0) return source;
  const indent = text.slice(text.lastIndexOf('\n', valueSpan.start) + 1, valueSpan.start);
  const feed = text[text.indexOf('\n', keySpan.end) - 1] === '\r' ? '\r\n' : '\n';
  return items.map((item) => `- ${item}`).join(feed + indent);
}

const commaParts = (value: string): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const flowItem = (part: string): string => {
  const written = renderYamlScalar(part);
  return SIGNS.test(written) ? quoted(written) : written;
};

/** The items of `[one, two]`, as written; undefined for anything else. */
function flowItems(source: string): readonly string[] | undefined {
  if (source.includes('\n')) return undefined;
  const text = `list: ${source}\n`;
  const { data, problems } = readYaml(text);
  const list = problems.length === 0 && data?.kind === 'map' ? data.entries[0]?.value : undefined;
  return list?.kind === 'list' ? list.items.map(({ span }) => text.slice(span.start, span.end)) : undefined;
}
