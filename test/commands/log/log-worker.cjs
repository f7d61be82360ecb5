'use strict';
// What the tests start as a separate process: `FOLDER DOCUMENT ID TIMES START OUTPUT`. The built tool logs runs `ID-0`,
// `ID-1`, … one after another; OUTPUT is the output of such a run, with RUN in place of its id.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('../../../bin/load.js');

const [folder = '', document = '', id = '', times = '1', start = '0', text = ''] = process.argv.slice(2);
const { main, nodeHost } = load(join(__dirname, '../../../dist/cli.cjs'));

async function logAll() {
  process.chdir(folder);
  mkdirSync('out', { recursive: true });
  const host = nodeHost();
  await host.sleep(Math.max(0, Number(start) - Date.now()));
  for (let index = 0; index < Number(times); index++) {
    const output = `out/${id}-${index}.json`;
    writeFileSync(output, text.replace('RUN', `${id}-${index}`));
    const code = await main(['log', document, output], host);
    if (code !== 0) process.exitCode = code;
    // A signal is noticed only while the process waits for something; a lone writer never does.
    await host.sleep(1);
  }
}

void logAll();
