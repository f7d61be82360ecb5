import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { startCoverage } from './coverage.ts';
import { fuzz } from './fuzz.ts';
import type { Find } from './fuzz.ts';

/** `EXPCTL_FUZZ_SECONDS` for each target; the same `EXPCTL_SEED` draws the same inputs, as far as the time allows. */
const OPTIONS = {
  seed: process.env['EXPCTL_SEED'] ?? '20261122',
  milliseconds: Number(process.env['EXPCTL_FUZZ_SECONDS'] ?? '60') * 1000,
  slowest: 10_000,
  mostFinds: 20,
};

const coverage = startCoverage('/src/');
const { TARGETS } = await import('./targets.ts');

/** The folder of inputs that were answered wrongly, so that they can become tests. */
const FINDS = join(tmpdir(), 'expctl-fuzz');

function kept(name: string, finds: readonly Find[]): readonly string[] {
  mkdirSync(FINDS, { recursive: true });
  return finds.map(({ input, error }, at) => {
    const path = join(FINDS, `${name.replaceAll(' ', '-')}-${String(at)}`);
    writeFileSync(path, input);
    return `${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  });
}

afterAll(() => coverage.stop());

describe('code that reads foreign texts, fuzzed along the branches that they reach', () => {
  it.each(TARGETS)('$name', async (target) => {
    const { finds, ...counts } = await fuzz(target, { ...OPTIONS, coverage });
    process.stdout.write(`${target.name}: ${JSON.stringify(counts)}\n`);
    expect(kept(target.name, finds)).toEqual([]);
  });
});
