import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { readTree, texts } from '../readers/fixture-output.ts';

const little = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const big = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

const metricsOf = (path: string, bytes: Uint8Array): Readonly<Record<string, string>> =>
  texts(readTree(fileTree(path, bytes)).runs[0]?.metrics ?? new Map());

describe('an output in UTF-16', () => {
  it.each([
    ['little-endian', little],
    ['big-endian', big],
  ])('is read if its byte order mark says so: %s', (_, encode) => {
    expect(metricsOf('kelp/metrics.json', encode('{"wer": 0.12, "note": "Tröge"}'))).toEqual({ wer: '0.12' });
    expect(metricsOf('kelp.csv', encode('run;wer\r\nkelp;0,12\r\n'))).toEqual({ wer: '0.12' });
    expect(metricsOf('kelp/run.log', encode('wer: 0.12\r\n'))).toEqual({ wer: '0.12' });
  });

  it('is not guessed without one', () => {
    const { problems } = readTree(fileTree('kelp/metrics.json', Buffer.from('{"wer": 0.12}', 'utf16le')));
    expect(problems).toHaveLength(1);
  });
});
