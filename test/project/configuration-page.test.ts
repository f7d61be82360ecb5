import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configSchema, keysAt } from '../../src/project/config-schema.ts';
import { readConfig } from '../../src/project/read-config.ts';
import { DEFAULT_CONFIG } from '../../src/config.ts';
import { RULE_NAMES } from '../../src/rules/rule-names.ts';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

const fences = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gsu'))].map(([, text = '']) => text);

describe('docs/configuration.md', () => {
  it('lists every key, and no other', () => {
    const written = [...page.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, key]) => key);
    const below = (path: readonly string[]): readonly string[] =>
      keysAt(path).flatMap((key) => [
        [...path, key].join('.'),
        ...below([...path, key]),
        ...below([...path, key, '*']),
      ]);
    const known = below([]);
    expect(written.toSorted()).toEqual(known.toSorted());
    expect(known).toContain(Object.keys(configSchema.shape)[0]);
  });

  it('shows a valid configuration', () => {
    const [yaml = ''] = fences('yaml');
    const config = readConfig(yaml, { path: 'expctl.yaml', rules: RULE_NAMES });
    expect(config).toMatchObject({ protocol: 'refuse', ignore: ['experiments/archive/**', '**/README.md'] });
    for (const key of Object.keys(configSchema.shape)) expect(yaml).toContain(`${key}:`);
    const [toml = ''] = fences('toml');
    expect(readConfig(toml, { path: 'pyproject.toml', rules: RULE_NAMES }).rules.get('dangling-file')).toBe('off');
  });

  it('names the defaults', () => {
    expect(page).toContain(`| ${String(DEFAULT_CONFIG.maxFileSize)} |`);
    expect(page).toContain(`| \`${DEFAULT_CONFIG.templates.join()}\` |`);
    expect(page).toContain(`| \`${DEFAULT_CONFIG.protocol}\` |`);
  });
});
