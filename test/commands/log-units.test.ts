import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const rowOf = (text: string, id: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith(`| ${id} |`));

describe('expctl log, the first number of a column', () => {
  it('converts it like every other', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Mem2');
    const document = 'experiments/EXP-001-mem2.md';
    folder.write('1.json', '{"time_s": 2.5}');
    folder.write('2.json', '{"mem_gb": 1.5, "time_s": 2}');
    await folder.expctl('log', document, '1.json', '--run-id', '1');
    const given = ['--map', 'Memory (MB)=mem_gb', '--unit', 'mem_gb=GB'];
    expect(await folder.expctl('log', document, '2.json', ...given, '--run-id', '2')).toMatchObject({ code: 0 });
    expect(rowOf(folder.read(document), '2')).toMatch(/ 1500 \|$/u);
    await folder.expctl('log', document, '2.json', ...given, '--run-id', '3');
    expect(rowOf(folder.read(document), '3')).toMatch(/ 1500 \|$/u);
  });

  it('is found where an unconverted one stands in the table', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Mem2');
    const document = 'experiments/EXP-001-mem2.md';
    folder.write('2.json', '{"mem_gb": 1.5, "time_s": 2}');
    await folder.expctl(
      ...['log', document, '2.json', '--map', 'Memory (MB)=mem_gb', '--unit', 'mem_gb=GB', '--run-id', '2'],
    );
    const record = 'experiments/EXP-001-mem2.runs/2.json';
    folder.write(document, folder.read(document).replace(' 1500 |', ' 1.5 |'));
    folder.write(record, folder.read(record).replace('"1500"', '"1.5"'));
    expect((await folder.expctl('check')).stdout).toContain(
      'Memory (MB) of 2 is 1.5 here and 1.5 GB in its run record',
    );
  });
});
