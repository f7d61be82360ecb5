import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { printSchema } from '../../src/print/print-schema.ts';
import { PLAIN } from '../../src/print/style.ts';
import { compileTemplate } from '../../src/template/compile-template.ts';
import { fillTemplate } from '../../src/template/fill-template.ts';
import { STATEMENT_WORDS } from '../../src/template/statements/statement-mistake.ts';
import { sliceOf } from '../../src/text/span.ts';
import type { CodeBlock } from '../../src/document/block.ts';
import type { Kind } from '../../src/template/kind.ts';

const PATH = 'docs/templates.md';
const text = readFileSync(new URL(`../../${PATH}`, import.meta.url), 'utf8');

type Example = { readonly line: number; readonly template: string; readonly schema: string[]; readonly made: string[] };

const blocks = parseDocument({ path: PATH, text }, {}).blocks.filter(
  (block): block is CodeBlock => block.kind === 'code',
);

const infoOf = ({ span }: CodeBlock): string => /^`{3,}(.*)/u.exec(text.slice(span.start))?.[1]?.trim() ?? '';

const inside = ({ lines }: CodeBlock): string => lines.map((line) => `${sliceOf(text, line)}\n`).join('');

/** Each template with the text about it, up to the next one. */
const examples: readonly Example[] = blocks.reduce<Example[]>((found, block) => {
  const last = found.at(-1);
  const info = infoOf(block);
  if (info === 'markdown template')
    found.push({
      line: text.slice(0, block.span.start).split('\n').length,
      template: inside(block),
      schema: [],
      made: [],
    });
  else if (info === 'text schema')
    last?.schema.push(
      ...inside(block)
        .split('\n')
        .filter((line) => line !== ''),
    );
  else if (info === 'markdown new') last?.made.push(inside(block));
  return found;
}, []);

const kindOf = ({ template }: Example): Kind =>
  compileTemplate(
    { path: 'templates/example.md', text: template },
    { name: 'example', frontMatter: readFrontMatter(template) },
  );

describe(`the examples of ${PATH}`, () => {
  it('exist', () => {
    expect(examples.length).toBeGreaterThan(12);
    expect(examples.filter(({ made }) => made.length > 0).length).toBeGreaterThan(2);
    expect(examples.flatMap(({ schema }) => schema).length).toBeGreaterThan(40);
  });

  it.each(examples)('line $line is read as documented', (example) => {
    const kind = kindOf(example);
    const lines = printSchema(kind, { style: PLAIN, width: undefined }).split('\n');
    expect(lines.filter((line) => example.schema.includes(line))).toEqual(example.schema);
    expect(kind.ambiguities).toEqual([]);
    const filled = { id: 'POND-001', title: 'Newts in May', date: '2026-05-04', guidance: true, samples: false };
    for (const made of example.made) expect(fillTemplate(kind, filled).text).toBe(made);
  });

  it('cover every directive', () => {
    const words = [...STATEMENT_WORDS, 'primary'];
    expect(words.filter((word) => !text.includes(`\`${word}\``) && !text.includes(`expctl: ${word}`))).toEqual([]);
  });
});
