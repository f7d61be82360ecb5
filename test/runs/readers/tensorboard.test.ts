import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../src/runs/events/crc32c.ts';
import { fieldsOf } from '../../../src/runs/events/protobuf.ts';
import { splitTfRecords } from '../../../src/runs/events/tf-records.ts';
import { fileTree, folderTree } from '../run-tree.ts';
import { fixtureTree, oneRun, readTree, texts } from './fixture-output.ts';

const FILE = 'events.out.tfevents.1770091506.rock.1.0';
const bytesOf = (folder: string): Uint8Array =>
  fixtureTree(`tensorboard/${folder}`).readBytes(FILE)?.bytes ?? new Uint8Array();

describe('tensorboard', () => {
  it('reads scalars of both kinds over steps, and reports other values', () => {
    const run = oneRun('tensorboard/reef');
    expect(texts(run.metrics)).toEqual({ loss: '0.1', acc: '0.7', grad: 'NaN' });
    expect(run.history.get('loss')).toEqual({ steps: [1, 300], values: [0.9, 0.1] });
    expect(run).toMatchObject({ started: '2026-02-03T04:05:06.000Z', ended: '2026-02-03T04:05:09.000Z' });
    expect(run.notes[0]).toBe('left out, being no scalars (images, histograms, texts): 1 value');
  });

  it('refuses more files than it can read: the newest would be left out', () => {
    const names = Array.from({ length: 501 }, (_, at) => `events.out.tfevents.${String(1770091506 + at)}.rock.1.0`);
    const tree = folderTree('reef', Object.fromEntries(names.map((name) => [name, bytesOf('reef')])));
    expect(readTree(tree).problems).toMatchObject([{ message: 'holds more than 500 event files' }]);
  });

  it('takes a selected point', () => {
    expect(texts(oneRun(`tensorboard/reef/${FILE}`, { select: 'best:acc:lower' }).metrics)).toMatchObject({
      acc: '0.3',
      loss: '0.9',
    });
  });

  it('skips a torn last event, and stops at a damaged one', () => {
    expect(oneRun('tensorboard/torn').notes[0]).toContain('is torn (still being written?) and was skipped');
    const damaged = Uint8Array.from(bytesOf('reef'));
    damaged[damaged.length - 6] = (damaged.at(-6) ?? 0) ^ 1;
    const [run] = readTree(folderTree('reef', { [FILE]: damaged })).runs;
    expect(run?.notes[0]).toBe(`reef/${FILE} is damaged behind event 3: what follows was not read`);
    expect(run?.metrics.has('grad')).toBe(false);
  });

  it('reads training and validation of one log folder as one run', () => {
    const tree = folderTree('logs', { [`train/${FILE}`]: bytesOf('reef'), [`validation/${FILE}`]: bytesOf('reef') });
    expect(texts(readTree(tree).runs[0]?.metrics ?? new Map())).toMatchObject({
      'train/loss': '0.1',
      'validation/loss': '0.1',
    });
  });

  it('refuses a file without scalars', () => {
    expect(readTree(fileTree(FILE, '')).problems[0]?.message).toBe('holds events, and no scalar among them');
  });

  it('computes the checksum of RFC 3720, and splits no record with a wrong length', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
    expect(splitTfRecords(new Uint8Array(40))).toEqual({ payloads: [], stopped: 'damaged' });
    expect(fieldsOf(new Uint8Array([0x08, 0x80]))).toBeUndefined();
  });
});
