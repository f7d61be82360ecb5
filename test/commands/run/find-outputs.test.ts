import { describe, expect, it } from 'vitest';
import { findOutputs } from '../../../src/commands/run/find-outputs.ts';
import { fakeHost } from '../../fake-host.ts';

describe('findOutputs', () => {
  it('says where it did not see everything', () => {
    const fake = fakeHost({ files: { 'outputs/a.txt': '' } });
    const many = Array.from({ length: 50_001 }, (_, at) => ({ name: `pond-${String(at)}.txt`, kind: 'file' as const }));
    const list = (path: string) => (path === '/work/outputs' ? many : fake.files.list(path));
    const host = { ...fake, files: { ...fake.files, list } };
    const words = 'and not all of them were looked at: name the outputs more closely with --output';
    expect(findOutputs(host, [], new Date(0)).remarks).toEqual([
      `more than 50000 files and folders lie below ., ${words}`,
    ]);
    expect(findOutputs(host, ['outputs/*.json'], new Date(0)).remarks).toEqual([
      'there is no output outputs/*.json',
      `more than 50000 files and folders lie below outputs, ${words}`,
    ]);
  });

  it('says nothing of the kind if it did', () => {
    const host = fakeHost({ files: { 'outputs/metrics.json': '{}' } });
    expect(findOutputs(host, [], new Date(0))).toEqual({ paths: ['/work/outputs/metrics.json'], remarks: [] });
  });
});
