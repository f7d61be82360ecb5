import { describe, expect, it } from 'vitest';
import { hypothesisIn } from '../../../src/criteria/places/section-roles.ts';

describe('the name of a hypothesis at the beginning of a title', () => {
  it.each([
    ['H1 — Reeds', 'H1'],
    ['H3b: Reeds', 'H3b'],
    ['**h12** reeds', 'h12'],
    ['🧪 H2', 'H2'],
    ['H1—Reeds', 'H1'],
  ])('%s', (title, name) => {
    expect(hypothesisIn(title)).toBe(name);
  });

  it.each(['H1ab', 'H1é', 'H1aé', 'H1234', 'Height 1', 'Of H1', 'H'])('%s has none', (title) => {
    expect(hypothesisIn(title)).toBeUndefined();
  });
});
