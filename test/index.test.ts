import { describe, expect, it } from 'vitest';
import * as api from '../src/index.ts';

describe('the public API', () => {
  it('consists of these names; removing or changing one needs a new major version', () => {
    expect(Object.keys(api).toSorted()).toEqual([
      'RULES',
      'applyEdits',
      'builtInKinds',
      'compileTemplate',
      'decide',
      'detectKind',
      'interquartileMean',
      'lintDocument',
      'parseDocument',
      'probabilityOfImprovement',
      'readFrontMatter',
      'readRecords',
      'ruleSetOf',
      'typedRecord',
    ]);
  });
});
