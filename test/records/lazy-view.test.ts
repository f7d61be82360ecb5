import { describe, expect, it } from 'vitest';
import { lazyView } from '../../src/records/lazy-view.ts';

describe('lazyView', () => {
  it('computes a property when it is first used, once, from facts and other properties', () => {
    const asked: string[] = [];
    const view = lazyView<
      { readonly depth: number },
      { readonly doubled: number; readonly said: string; readonly nothing: undefined }
    >({
      doubled: ({ depth }) => (asked.push('doubled'), depth * 2),
      said: ({ doubled }) => (asked.push('said'), `${doubled} m`),
      nothing: () => void asked.push('nothing'),
    });
    const [one, other] = [view({ depth: 2 }), view({ depth: 5 })];
    expect(asked).toEqual([]);
    expect([one.said, one.said, one.nothing, one.nothing, other.said]).toEqual([
      '4 m',
      '4 m',
      undefined,
      undefined,
      '10 m',
    ]);
    expect(asked).toEqual(['doubled', 'said', 'nothing', 'doubled', 'said']);
    expect(JSON.stringify(one)).toBe('{"depth":2}');
  });
});
