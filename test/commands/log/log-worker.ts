import { mkdirSync, writeFileSync } from 'node:fs';
import { main } from '../../../src/main.ts';
import { nodeHost } from '../../../src/node-host.ts';
import { outputText } from './plan-text.ts';

/** What the tests start as a process of its own: `FOLDER DOCUMENT ID TIMES START`, and logs runs `ID-0`, `ID-1`, … one by one. */
const [folder = '', document = '', id = '', times = '1', start = '0'] = process.argv.slice(2);

process.chdir(folder);
mkdirSync('out', { recursive: true });
const host = nodeHost();
await host.sleep(Math.max(0, Number(start) - Date.now()));
for (let index = 0; index < Number(times); index++) {
  const output = `out/${id}-${index}.json`;
  writeFileSync(output, outputText(`${id}-${index}`));
  const code = await main(['log', document, output], host);
  if (code !== 0) process.exitCode = code;
  // A signal is heard only where the process waits for something; a lone writer never does.
  await host.sleep(1);
}
