import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { projectFolder } from '../project-folder.ts';
import { DOCUMENT, outputText, planText } from './log/plan-text.ts';
import type { Host } from '../../src/host.ts';

/** A disk on which a run record was listed, and removed by its writer before anybody read it. */
function withVanished(folder: string, ends: string): { readonly host: Host; readonly said: { text: string } } {
  const said = { text: '' };
  const stream = { isTTY: false, columns: undefined, write: (text: string) => void (said.text += text) };
  const real = nodeHost(folder);
  const list: Host['files']['list'] = (path) =>
    path.endsWith(ends) ? [...real.files.list(path), { name: 'gone.json', kind: 'file' }] : real.files.list(path);
  return { host: { ...real, files: { ...real.files, list }, stdout: stream, stderr: stream }, said };
}

it.each([
  [['check', DOCUMENT]],
  [['check']],
  [['decide', DOCUMENT]],
  [['show', DOCUMENT]],
  [['list']],
  [['report']],
  [['doctor']],
])('reads the rest if a run record disappears: %j', async (words) => {
  const folder = projectFolder({ [DOCUMENT]: planText(), 'a.json': outputText('a') });
  expect(await folder.expctl('log', DOCUMENT, 'a.json')).toMatchObject({ code: 0 });
  const before = await folder.expctl(...words);
  const { host, said } = withVanished(folder.path, '/still-water.runs');
  expect(await main(words, host), said.text).toBe(before.code);
  expect(said.text).not.toContain('gone.json');
});
