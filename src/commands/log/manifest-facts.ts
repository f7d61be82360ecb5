import { isFileInside } from '../../project/is-file-inside.ts';
import { manifestOf } from '../../runs/manifest-of.ts';
import { textOf } from '../../runs/run.ts';
import { LARGEST_FILE } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { Run } from '../../runs/run.ts';

/**
 * The checksum of the manifest that a run names, and its number of JSON lines, if it is a file in the project: so that
 * a list that changed under its name is noticed later. Undefined if nothing is known.
 */
export function manifestFacts({ host, root }: Project, document: string, run: Run): RunRecord['data'] {
  const written = manifestOf(textsOf(run.parameters), textsOf(run.hidden));
  if (written === undefined) return undefined;
  const places = [host.cwd, root, host.paths.folderOf(document)].map((from) => host.paths.resolve(from, written));
  const path = places.find((place) => isFileInside(host, root, place));
  if (path === undefined || (host.files.stat(path)?.size ?? 0) > LARGEST_FILE) return undefined;
  const bytes = host.files.readBytes(path, LARGEST_FILE);
  const items = /\.(?:jsonl|ndjson)$/iu.test(path) ? linesIn(bytes) : undefined;
  return { manifestSha256: host.sha256(bytes), ...(items === undefined ? {} : { items }) };
}

const textsOf = (values: Run['parameters']): ReadonlyMap<string, string> =>
  new Map([...values].map(([path, value]) => [path, textOf(value)]));

const LF = 10;
const BLANKS = new Set([9, 13, 32]);

/** The number of lines that are not blank. */
function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  let isFilled = false;
  for (const byte of bytes) {
    if (byte === LF) {
      if (isFilled) lines++;
      isFilled = false;
    } else if (!BLANKS.has(byte)) isFilled = true;
  }
  return isFilled ? lines + 1 : lines;
}
