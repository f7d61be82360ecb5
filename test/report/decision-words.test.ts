import { describe, expect, it } from 'vitest';
import { decisionTitle } from '../../src/report/decision-words.ts';
import { recordOf } from '../criteria/record-of.ts';

describe('decisionTitle', () => {
  it('is id and title, or the path of a document that has neither', () => {
    expect(decisionTitle(recordOf('# EXP-007: Adapters\n'))).toBe('EXP-007  Adapters');
    const nameless = recordOf('Some words.\n');
    expect(decisionTitle(nameless)).toBe(nameless.document.source.path);
    expect(nameless.document.source.path).not.toBe('');
  });
});
