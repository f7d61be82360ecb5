import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOneOutput } from '../../../src/commands/log/read-outputs.ts';
import { fakeHost } from '../../fake-host.ts';
import { texts } from '../../runs/readers/fixture-output.ts';
import type { FakeContent } from '../../fake-files.ts';
import type { OutputChoice } from '../../../src/runs/readers/read-output.ts';

async function read(name: string, content: FakeContent, choice: OutputChoice = {}) {
  const host = fakeHost({ files: { [name]: content } });
  const { format, reading } = await readOneOutput(host, name, choice);
  const [run] = reading.kind === 'runs' ? reading.runs : [];
  return { format, run, problem: reading.kind === 'refused' ? reading.problems[0] : undefined, host };
}

const packed = (text: string): Uint8Array => new Uint8Array(gzipSync(text));

describe('gzip', () => {
  it.each([
    ['out/metrics.json.gz', '{"wer": 0.0710}', 'json', 'wer', '0.0710'],
    ['out/metrics.toml.gz', 'wer = 0.0710\n', 'toml', 'wer', '0.0710'],
    ['out/results.tsv.gz', 'epoch\twer\n1\t0.2\n2\t0.071\n', 'csv', 'wer', '0.071'],
    ['out/train.log.GZ', 'epoch=1 wer=0.2\nepoch=2 wer=0.071\n', 'logfmt', 'wer', '0.071'],
    ['out/train.log.gz', 'wer: 0.071\n', 'key-value', 'wer', '0.071'],
    ['out/log.gz', '{"step": 1, "wer": 0.2}\n{"step": 2, "wer": 0.071}\n', 'jsonl', 'wer', '0.071'],
  ])('reads %s by what is inside', async (name, text, format, key, value) => {
    const { format: read_, run, host } = await read(name, packed(text));
    expect(read_).toBe(format);
    expect(texts(run?.metrics ?? new Map())[key]).toBe(value);
    expect(run?.files.map(({ path }) => path)).toEqual([name]);
    expect(run?.files[0]?.sha256).toBe(host.sha256(packed(text)));
  });

  it('applies rules for names of settings files to the inner name', async () => {
    const { run } = await read('params.yaml.gz', packed('depth: 12\n'));
    expect(texts(run?.parameters ?? new Map())).toEqual({ depth: '12' });
  });

  it('reads it as the requested format, and several members as one', async () => {
    expect((await read('notes.gz', packed('wer = 0.1\n'), { format: 'toml' })).format).toBe('toml');
    const both = Buffer.concat([packed('{"wer": 0.1,'), packed(' "cer": 0.2}')]);
    expect(texts((await read('metrics.json.gz', both)).run?.metrics ?? new Map())).toEqual({ wer: '0.1', cer: '0.2' });
  });

  it('is reported if it is in a given folder, and nothing else in it is read', async () => {
    const files = { 'out/a/metrics.json.gz': packed('{"wer": 0.1}'), 'out/b/metrics.json.gz': packed('{"wer": 0.2}') };
    const host = fakeHost({ files: { ...files, 'out/weights.tar.gz': packed('') } });
    const { reading } = await readOneOutput(host, 'out', {});
    expect(reading.kind === 'refused' && reading.problems[0]?.hint).toBe(
      'gzip files are read where they are given themselves: out/a/metrics.json.gz, out/b/metrics.json.gz',
    );
  });

  it.each(['json', 'toml', 'csv'])('says how to convert Latin-1 in a file .%s', async (ending) => {
    const host = fakeHost({ files: { [`m.${ending}`]: Uint8Array.from([0x61, 0x3d, 0x22, 0xf6, 0x22, 0x0a]) } });
    await expect(readOneOutput(host, `m.${ending}`, {})).rejects.toThrow(`m.${ending} is not UTF-8 text (byte 3)`);
  });

  it('gives the place in the inner file under the name on disk', async () => {
    expect((await read('metrics.json.gz', packed('{\n"wer": }'))).problem).toMatchObject({
      path: 'metrics.json.gz',
      line: 2,
    });
  });

  it('refuses truncated and damaged files, archives, databases and what is not gzip', async () => {
    const whole = packed(JSON.stringify({ wer: 0.1, note: 'kettles and pelicans'.repeat(50) }));
    expect((await read('metrics.json.gz', whole.subarray(0, -9))).problem).toEqual({
      path: 'metrics.json.gz',
      message: 'is cut short: its end is missing',
      hint: 'write it again, or give the file that was packed; nothing was logged',
    });
    const damaged = Uint8Array.from(whole, (byte, at) => (at === whole.length - 6 ? byte ^ 1 : byte));
    expect((await read('metrics.json.gz', damaged)).problem?.message).toBe('is not a complete gzip file');
    expect((await read('metrics.json.gz', '{"wer": 0.1}')).problem?.message).toBe('is not a complete gzip file');
    expect((await read('metrics.json.gz', '')).problem?.message).toBe('is cut short: its end is missing');
    expect((await read('runs.tar.gz', whole)).problem?.message).toBe('is an archive');
    const tape = `${'x'.repeat(257)}ustar\0`.padEnd(512, '\0');
    expect((await read('runs.gz', packed(tape))).problem?.message).toBe('is an archive');
    expect((await read('mlflow.db.gz', packed('SQLite format 3\0'))).problem?.message).toBe('holds a database');
  });

  it('refuses what would fill the memory, whatever size it claims', async () => {
    const member = new Uint8Array(gzipSync(new Uint8Array(32 * 1024 * 1024)));
    const bomb = Buffer.concat(Array.from({ length: 9 }, () => member));
    expect((await read('metrics.json.gz', bomb)).problem).toEqual({
      path: 'metrics.json.gz',
      message: 'holds more than 256 MiB when it is unpacked',
      hint: 'give the file with the run’s own metrics',
    });
  });

  it('does not unpack a gzip file within another', async () => {
    expect((await read('metrics.json.gz.gz', Buffer.from(gzipSync(packed('{"wer": 0.1}'))))).problem?.message).toBe(
      'is an archive',
    );
  });
});
