import { defineConfig } from 'vitest/config';

/** The properties of what is written and shown, each tried 100,000 times. */
export default defineConfig({
  resolve: { alias: { 'fast-check': new URL('test/many-runs.ts', import.meta.url).pathname } },
  test: {
    include: [
      'test/criteria/second-reading/*.test.ts',
      'test/document/prove-edits.test.ts',
      'test/runs/row/plan-row.properties.test.ts',
      'test/runs/filling/plan-execution-log.test.ts',
      'test/escape/*.test.ts',
      'test/yaml/edit-yaml-key.test.ts',
      'test/text/edit.test.ts',
      'test/merge/merge-properties.test.ts',
    ],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 3_600_000,
  },
});
