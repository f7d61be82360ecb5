import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpansIn } from '../../src/document/code-spans.ts';
import type { Field } from '../../src/document/field.ts';
import { fieldsOf } from '../../src/document/fields-of.ts';
import { itemsOf } from '../../src/document/items-of.ts';
import { plainText } from '../../src/document/plain-text.ts';
import { sectionField } from '../../src/document/fields/section-field.ts';
import { walkSections } from '../../src/document/sections-of.ts';
import { tablesOf } from '../../src/document/tables-of.ts';
import { contains, sliceOf } from '../../src/text/span.ts';
import type { Span } from '../../src/text/span.ts';
import { corpusTexts, hasShared, read } from './reading.ts';

/** What is wrong with the views over a text, in words; empty if nothing is. */
function troublesIn(text: string): readonly string[] {
  const troubles: string[] = [];
  const check = (holds: boolean, what: string): void => void (holds || troubles.push(what));
  const whole = { start: 0, end: text.length };
  const { root, blocks, directives, lines } = read(text);
  const isSpan = (span: Span) => span.start <= span.end && contains(whole, span);
  for (const { section, path } of walkSections(root)) {
    check(path.length === 0 || path.at(-1) === section.name, `path of ${section.name}`);
    check(
      section.body.every((block) => contains(section.span, block.span)),
      `body of ${section.name}`,
    );
    check(
      section.heading === undefined || sliceOf(text, section.heading.content) === section.title,
      `title of ${section.name}`,
    );
    const fields = fieldsOf(text, section);
    for (const field of fields) for (const trouble of troublesOf(text, field)) troubles.push(trouble);
    check(
      fields.every((field, at) => at === 0 || (fields[at - 1]?.labelSpan.start ?? 0) < field.labelSpan.start),
      `order in ${section.name}`,
    );
    check(
      fields.every((field) => contains(section.span, field.span)),
      `fields of ${section.name}`,
    );
    const alone = sectionField(section);
    check(!alone || isSpan(alone.value), `section field ${section.name}`);
  }
  for (const item of itemsOf(text, blocks)) {
    check(isSpan(item.text) && contains(item.block.span, item.text), `item at ${item.text.start}`);
    check(sliceOf(text, item.text).trim() === sliceOf(text, item.text), `blanks around item at ${item.text.start}`);
    check(
      item.markSpan ? '✅❌ xX-'.includes(sliceOf(text, item.markSpan)) : item.mark === 'none',
      `mark at ${item.text.start}`,
    );
  }
  for (const { span, body, bodySpan, line } of directives) {
    check(sliceOf(text, span).startsWith('<!--') && sliceOf(text, span).endsWith('-->'), `comment at ${span.start}`);
    check(sliceOf(text, bodySpan) === body && contains(span, bodySpan), `body of the comment at ${span.start}`);
    check(
      (lines.starts[line - 1] ?? -1) <= span.start && span.start < (lines.starts[line] ?? text.length + 1),
      `line of ${span.start}`,
    );
  }
  for (const { table, header } of tablesOf(read(text)))
    check(header.length === table.alignment.length, `header at ${table.span.start}`);
  for (const { span, content } of codeSpansIn(text, whole)) {
    check(contains(span, content) && text[span.start] === '`' && text[span.end - 1] === '`', `code at ${span.start}`);
  }
  return troubles;
}

function troublesOf(text: string, field: Field): readonly string[] {
  const said = sliceOf(text, field.value);
  const at = `field ${JSON.stringify(field.label)} at ${field.span.start}`;
  const holds = new Map([
    ['label', sliceOf(text, field.labelSpan) === field.label],
    [
      'trimmed',
      said.trim() === said ||
        said.includes('\n') ||
        /^[\u0085\u2000-\u200a\u2028\u2029\u1680\u205f\ufeff\v\f]|[\u0085\u2000-\u200a\u2028\u2029\u1680\u205f\ufeff\v\f]$/u.test(
          said,
        ),
    ],
    ['label in span', contains(field.span, field.labelSpan)],
    ['value in span', said === '' || contains(field.span, field.value)],
    ['value behind label', field.labelSpan.end <= field.value.start],
    ['blocks only without value', said === '' || field.blocks.length === 0],
    ['blocks behind', field.blocks.every((block) => block.span.start >= field.labelSpan.end)],
    ['remark', field.remark === undefined || sliceOf(text, field.span).includes(field.remark)],
  ]);
  return [...holds].flatMap(([what, held]) => (held ? [] : [`${what}: ${at}`]));
}

describe.skipIf(!hasShared)('documents found in the wild', () => {
  it('are read without errors', () => {
    const troubles = corpusTexts().flatMap(({ name, text }) => troublesIn(text).map((it) => `${name}: ${it}`));
    expect(troubles).toEqual([]);
  });

  it('are read the same with CRLF', () => {
    for (const { text } of corpusTexts().slice(0, 40)) {
      const unix = text.replaceAll('\r\n', '\n');
      const keys = (it: string) =>
        [...walkSections(read(it).root)].flatMap(({ section }) =>
          fieldsOf(it, section).map(({ group, name }) => [...group, name].join('/')),
        );
      expect(keys(unix.replaceAll('\n', '\r\n'))).toEqual(keys(unix));
    }
  });
});

const PIECES = [
  '**',
  '__',
  '*',
  '_',
  '`',
  '``',
  ':',
  '：',
  ': ',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '- ',
  '1. ',
  '> ',
  '# ',
  '## ',
  '|',
  '| a | b |\n|---|---|\n',
  '[ ] ',
  '[x] ',
  '[-] ',
  '[',
  ']',
  '(',
  ')',
  '（',
  '）',
  'Kiln',
  'peak',
  '9',
  '🔥',
  '✅ ',
  '❌',
  '1️⃣',
  '窑',
  '\\',
  '  \n',
  '<!-- expctl: x -->',
  '<!--',
  '-->',
  '---\n',
  '```\n',
  '    ',
  ' — ',
  'Mara, 2031-05-06',
  '**Kiln**: ',
  '- **Clay**:',
  ' | **Pot**: ',
  '\u0000',
  '\uD83D',
];

describe('any text', () => {
  it('is read without errors', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(troublesIn(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(troublesIn(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('has words no longer than itself', () => {
    const slices = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(slices, (slice) => {
        expect(plainText(slice).length).toBeLessThanOrEqual(slice.length);
      }),
    );
  });

  it.each(PIECES)('is read when %j is repeated a hundred thousand times', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    for (const hostile of [
      text,
      `**Kiln**: ${text}`,
      `- ${text}:`,
      `# ${text}`,
      `**${text}`,
      `| ${text} | b |\n|---|---|\n`,
    ]) {
      expect(troublesIn(hostile)).toEqual([]);
    }
  });
});
