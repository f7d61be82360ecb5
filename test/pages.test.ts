import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/registry.ts';
import { GLOBAL_OPTIONS } from '../src/commands/global-options.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

const FENCES = /^(`{3,}|~{3,})[^\n]*\n.*?^\1`*[ \t]*$/gmsu;
const proseOf = (page: string): string => textOf(page).replaceAll(FENCES, '');

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) => anchorOf(heading));

/** The broken links of a page. */
function lostLinks(page: string): readonly string[] {
  const links = [
    ...proseOf(page)
      .replaceAll(/`[^`\n]*`/gu, '')
      .matchAll(/\]\(([^)\s]+)\)/gu),
  ].map(([, to = '']) => to);
  return links.filter((link) => {
    if (/^[a-z]+:/u.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
}

/**
 * Command lines of a page, in fences and in code: expctl's own part ends at ` -- `, a comment, a pipe or a redirection.
 */
function commandsIn(page: string): readonly string[] {
  const inFences = [...textOf(page).matchAll(FENCES)].flatMap(([fence]) => [
    ...fence.matchAll(/^(?:\$ )?expctl (.*)$/gmu),
  ]);
  const inProse = proseOf(page).matchAll(/`expctl ([^`\n]*)`/gu);
  return [...inFences, ...inProse].map(([, line = '']) => (line.split(/ -- | #|[|>;]|(?<=\S) {3,}/u)[0] ?? '').trim());
}

describe('the pages', () => {
  it.each(PAGES)('%s links only to what exists', (page) => {
    expect(lostLinks(page)).toEqual([]);
  });

  it('are all linked from docs/README.md', () => {
    const linked = [...textOf('docs/README.md').matchAll(/\]\(([^)#]+)\)/gu)].map(([, to]) => to);
    const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages.filter((name) => !linked.includes(name))).toEqual([]);
  });

  it('name only existing commands and options', async () => {
    const specs = await Promise.all(COMMANDS.map(async ({ load }) => (await load()).command.spec));
    const known = new Map(
      specs.map(({ name, options }) => [
        name,
        [...options, ...GLOBAL_OPTIONS].flatMap((option) => [option.name, `no-${option.name}`]),
      ]),
    );
    const wrong = PAGES.flatMap((page) =>
      commandsIn(page).flatMap((line) => {
        const verb = /^[a-z][a-z-]*(?= |$)/u.exec(line)?.[0];
        const options = verb === undefined ? ['version', 'help'] : (known.get(verb) ?? []);
        if (verb !== undefined && !known.has(verb)) return [`${page}: ${line}`];
        const asked = [...line.replaceAll(/"[^"]*"/gu, '""').matchAll(/(?<= )--([a-z][a-z-]*)/gu)];
        return asked.flatMap(([, name = '']) =>
          options.includes(name) || name === 'help' ? [] : [`${page}: --${name} of ${line}`],
        );
      }),
    );
    expect(wrong).toEqual([]);
  });
});
