import { describe, expect, it } from 'vitest';
import { styleFor } from '../../src/print/style.ts';
import { fakeHost } from '../fake-host.ts';

describe('styleFor', () => {
  it.each([
    [{}, true, undefined, true],
    [{}, false, undefined, false],
    [{ TERM: 'dumb' }, true, undefined, false],
    [{ NO_COLOR: '1' }, true, undefined, false],
    [{ NO_COLOR: '' }, true, undefined, true],
    [{ FORCE_COLOR: '1' }, false, undefined, true],
    [{ FORCE_COLOR: '0' }, true, undefined, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, undefined, false],
    [{ NO_COLOR: '1' }, false, 'always', true],
    [{ FORCE_COLOR: '1' }, true, 'never', false],
    [{}, false, 'auto', false],
  ])('with %j, terminal %s and --color %s: %s', async (env, isTTY, when, coloured) => {
    const host = fakeHost({ env, isTTY });
    expect((await styleFor(host, host.stdout, when)).coloured).toBe(coloured);
  });
});
