import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { expctl } from './built-tool.ts';

it("the project's own experiments match their template", () => {
  const { code, stdout, stderr } = expctl(['check', '--strict'], { cwd: resolve(import.meta.dirname, '..') });
  expect(`${stdout}${stderr}`).toMatch(/^0 errors, 0 warnings in [1-9]\d* documents?\n$/u);
  expect(code).toBe(0);
});
