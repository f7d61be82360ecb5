// Runs the built tool once through its job on the Node that runs this: for every version that is supported.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../bin/expctl.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'expctl-smoke-'));
const PLAN = 'experiments/adapters-for-call-centre-audio.md';

const steps = [
  { args: ['--version'], code: 0, says: /^\d+\.\d+\.\d+/ },
  { args: ['--help'], code: 0, says: /Commands:/ },
  { args: ['demo', 'demo'], code: 0, says: /NO-GO/ },
  { args: ['check', PLAN], in: 'demo', code: 0, says: /command-flags/ },
  { args: ['decide', PLAN, '--json'], in: 'demo', code: 1, says: /"verdict": "NO-GO"/ },
  { args: ['report', '--format', 'markdown'], in: 'demo', code: 0, says: /Tuned WER/ },
  { args: ['show', PLAN, '--json'], in: 'demo', code: 0, says: /"schemaVersion": 1/ },
  { args: ['new', 'exp', 'Smoke'], in: 'demo', code: 0, says: /EXP-001/ },
  { args: ['chek'], code: 2, says: /check/ },
];

let failed = 0;
for (const { args, in: where = '.', code, says } of steps) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: join(folder, where),
    encoding: 'utf8',
  });
  const fine = status === code && says.test(stdout + stderr);
  if (fine) continue;
  failed++;
  process.stderr.write(`expctl ${args.join(' ')}: exit ${status}, expected ${code} and ${says}\n${stdout}${stderr}\n`);
}
if (!readFileSync(join(folder, 'demo', PLAN), 'utf8').includes('| h1-seed3 |')) failed++;
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`smoke test on Node ${process.version}: ${failed === 0 ? 'fine' : `${failed} failed`}\n`);
process.exitCode = failed === 0 ? 0 : 1;
