// Has the built tool do its daily work once, and keeps what V8 compiled for it: its functions need not be read again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bundling.mjs';

const KINDS = ['exp', 'ml-exp', 'tracking-log', 'plan', 'ml-issue'];

/** Writes the compiled code beside the files of dist/, and the help as it is printed without a terminal. */
export async function compileCode() {
  const { load, compiledCode } = createRequire(import.meta.url)('../bin/load.js');
  const { main, nodeHost } = load(fileURLToPath(new URL('dist/cli.cjs', root)));
  const folder = await mkdtemp(join(tmpdir(), 'expctl-build-'));
  const quiet = (print = () => {}) => ({ ...nodeHost(folder), stdout: output(print), stderr: output(() => {}) });
  try {
    for (const kind of KINDS) await main(['new', kind, 'Warm start'], quiet());
    await writeFile(join(folder, 'criteria.md'), '# EXP-900: Warm\n\n## Criteria\n\n- [ ] `expect: loss < 1`\n');
    for (const words of [['check'], ['check', 'criteria.md']]) await main(words, quiet());
    for (const { file, data } of compiledCode()) await writeFile(file, data);
    let help = '';
    await main(
      ['--help'],
      quiet((text) => (help += text)),
    );
    await writeFile(new URL('dist/help.txt', root), help);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const output = (write) => ({ isTTY: false, columns: undefined, write });
