import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../src/main.ts';
import { nodeHost } from '../src/node-host.ts';
import { expctl } from './built-tool.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('the launcher', () => {
  it.each(['--version', '-V'])('prints the version by itself: %s', (word) => {
    expect(expctl([word], { cwd: import.meta.dirname })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each(['--help', '-h'])('prints the help that the tool would print: %s', async (word) => {
    let printed = '';
    const stdout = { isTTY: false, columns: undefined, write: (text: string) => void (printed += text) };
    expect(await main(['--help'], { ...nodeHost(), stdout })).toBe(0);
    expect(expctl([word], { cwd: import.meta.dirname })).toEqual({ code: 0, stdout: printed, stderr: '' });
  });
});
