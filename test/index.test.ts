import { describe, expect, it } from 'vitest';
import * as api from '../src/index.ts';

describe('the public API', () => {
  it('is these names; one that goes or changes is a new major version', () => {
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
