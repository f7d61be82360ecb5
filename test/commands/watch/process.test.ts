import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState } from '../log/log-processes.ts';
import { DOCUMENT, outputText, planText } from '../log/plan-text.ts';
import type { ChildProcess } from 'node:child_process';
import type { ProjectFolder } from '../../project-folder.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../../bin/expctl.js');

type Watcher = { readonly child: ChildProcess; readonly ended: Promise<number | null>; said(): string };

function startWatch(folder: ProjectFolder, ...words: readonly string[]): Watcher {
  ensureBuilt();
  const child = spawn(process.execPath, [LAUNCHER, 'watch', 'outputs', '--into', DOCUMENT, ...words], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => void (said += part.toString()));
  return { child, said: () => said, ended: new Promise((done) => child.once('close', done)) };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3000 && !isSo(); tries++) await new Promise((done) => setTimeout(done, 20));
  expect(isSo()).toBe(true);
}

describe('a watch on the real disk', () => {
  it('logs a run that was written in pieces, in a folder that did not exist yet, and ends with INT', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    const watcher = startWatch(folder, '--settle', '0.5', '--existing');
    const text = outputText('w1');
    mkdirSync(join(folder.path, 'outputs/w1'), { recursive: true });
    for (const piece of text.match(/.{1,20}/gu) ?? []) {
      appendFileSync(join(folder.path, 'outputs/w1/metrics.json'), piece);
      await new Promise((done) => setTimeout(done, 50));
    }
    await until(() => watcher.said().includes('logged w1'));
    watcher.child.kill('SIGINT');
    expect(await watcher.ended).toBe(130);
    expect(idsOnDisk(folder.path)).toEqual(['w1']);
    expect(leftInState(folder.path)).toEqual([]);
  });

  it('ended while logging many runs leaves none half logged, and the next watch logs the rest once', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    const ids = Array.from({ length: 60 }, (_, index) => `m${index}`);
    for (const id of ids) folder.write(`outputs/${id}.json`, outputText(id));
    const first = startWatch(folder, '--existing', '--settle', '0');
    await until(() => first.said().includes('logged m'));
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(143);
    const logged = [...first.said().matchAll(/logged (m\d+) in/gu)].map(([, id]) => id);
    expect(idsOnDisk(folder.path)).toEqual(logged);
    expect(leftInState(folder.path)).toEqual([]);
    const rest = await folder.expctl('watch', 'outputs', '--into', DOCUMENT, '--once', '--settle', '0');
    expect(rest.code).toBe(0);
    expect(idsOnDisk(folder.path).toSorted()).toEqual(ids.toSorted());
    const text = folder.read(DOCUMENT);
    await folder.expctl('watch', 'outputs', '--into', DOCUMENT, '--once', '--settle', '0');
    expect(folder.read(DOCUMENT)).toBe(text);
  });

  it('logs runs of a store that says which of them have ended', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    const run = (name: string, status: number): void => {
      const id = name.padEnd(32, '0');
      const meta = `run_id: ${id}\nrun_name: ${name}\nstatus: ${status}\nlifecycle_stage: active\n`;
      folder.write(`outputs/mlruns/1/${id}/meta.yaml`, meta);
      folder.write(`outputs/mlruns/1/${id}/metrics/tuned_wer`, '1787955611596 0.05 0\n');
    };
    folder.write('outputs/mlruns/1/meta.yaml', "experiment_id: '1'\nname: pond\n");
    run('a1', 3);
    run('a2', 1);
    const words = ['watch', 'outputs', '--into', DOCUMENT, '--once', '--settle', '0'];
    const { stdout } = await folder.expctl(...words);
    expect(stdout).toContain('logged a1');
    expect(stdout).toContain('not logged yet: outputs/mlruns, it says that it goes on');
    run('a2', 3);
    await folder.expctl(...words);
    expect(idsOnDisk(folder.path)).toEqual(['a1', 'a2']);
  });

  it('leaves alone what `expctl run` has logged under another id', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    folder.write(
      'make.cjs',
      "require('fs').mkdirSync('outputs/x', { recursive: true }); require('fs').writeFileSync('outputs/x/metrics.json', '{\"tuned_wer\": 0.1, \"baseline_wer\": 0.2}')",
    );
    await folder.expctl(
      'run',
      DOCUMENT,
      '--run-id',
      'by-run',
      '--output',
      'outputs/**/*.json',
      '--',
      process.execPath,
      'make.cjs',
    );
    expect(idsOnDisk(folder.path)).toEqual(['by-run']);
    expect((await folder.expctl('watch', 'outputs', '--into', DOCUMENT, '--once', '--settle', '0')).stdout).toBe('');
    expect(idsOnDisk(folder.path)).toEqual(['by-run']);
  });
});
