import { nodeHost } from '../../src/node-host.ts';
import { withLock } from '../../src/journal/with-lock.ts';
import { removeLeftovers, writeAtomically } from '../../src/journal/write-atomically.ts';

/** What the tests start as a separate process: `increment FILE FOLDER TIMES`, or `hold FOLDER`. */
const [verb = '', ...words] = process.argv.slice(2);
const host = nodeHost();

if (verb === 'increment') await increment(words);
if (verb === 'hold') await hold(words);

async function increment([file = '', folder = '', times = '0', pause = '0']: string[]): Promise<void> {
  for (let done = 0; done < Number(times);) {
    const outcome = await withLock(host, { folder, name: 'counter', waitMs: 60_000 }, () => {
      removeLeftovers(host, file);
      const read = host.files.readText(file);
      if (read.kind !== 'text') throw new Error('torn');
      const written = writeAtomically(host, file, { text: next(read.text), expectedBefore: read.text });
      return written.kind;
    });
    if (outcome.kind !== 'done' || outcome.value !== 'written') throw new Error(JSON.stringify(outcome));
    done++;
    // Only now is it acknowledged.
    host.stdout.write('+');
    if (pause !== '0') await host.sleep(Number(pause));
  }
}

/** A text that shows whether it is complete: the number, and as many marks. */
function next(text: string): string {
  const number = Number(text.split('\n')[0]) + 1;
  return `${number}\n${'x'.repeat(number)}\n`;
}

async function hold([folder = '']: string[]): Promise<void> {
  await withLock(host, { folder, name: 'counter' }, async () => {
    host.stdout.write('held');
    await host.sleep(60_000);
  });
}
