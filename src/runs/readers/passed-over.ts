import { isPlainName } from '../default-run-id.ts';
import { fileTree, inside } from '../outputs/sub-tree.ts';
import type { FileSearch } from './nearest-files.ts';
import type { RunTree } from '../outputs/run-tree.ts';

const MOST_FILES = 200;
const SHOWN = 5;
const NO_RUNS: ReadonlySet<string> = new Set(['items', 'not-read', 'yaml', 'key-value']);
const MEASURED = /\.(?:jsonl?|ndjson|csv|tsv)$|\.tfevents\./iu;
/** Names under which tools keep their settings. */
const GIVEN =
  /^(?:config|hparams|params|args|overrides|meta|settings|package(?:-lock)?|tokenizer\w*|vocab|\w+_config)\.json$/i;

/**
 * One sentence about the outputs below a folder that were not read with the others (`isTaken`: read, or a run's own
 * folder); undefined if there are none.
 */
export function passedOverNote(
  tree: RunTree,
  isTaken: (place: string) => boolean,
  search: FileSearch,
): string | undefined {
  const places = passedOver(tree, isTaken, search);
  if (places.length === 0) return undefined;
  const names = places.slice(0, SHOWN).join(', ');
  const more = places.length > SHOWN ? ` and ${String(places.length - SHOWN)} more` : '';
  return `passed over in ${tree.path}: ${names}${more}; what is a run of its own is given by itself`;
}

function passedOver(
  tree: RunTree,
  isTaken: (place: string) => boolean,
  { deepest, isPassedOver, readerOf }: FileSearch,
): readonly string[] {
  const found: string[] = [];
  let looked = 0;
  let folders: readonly string[] = [''];
  for (let depth = 0; depth <= deepest && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const name of tree.list(folder)) {
        const place = inside(folder, name);
        if (isPassedOver(name) || isTaken(place)) continue;
        if (tree.list(place).length > 0) below.push(place);
        else if (mayBeOutput(name) && ++looked <= MOST_FILES) {
          const reader = readerOf(fileTree(tree, place));
          const isSure = reader !== undefined && !NO_RUNS.has(reader.name);
          if (isSure && (isPlainName(name) || !GENERAL.has(reader.name))) found.push(place);
        }
      }
    }
    folders = below;
  }
  return found;
}

/** Any file may look like these formats: only its name shows that it is an output. */
const GENERAL: ReadonlySet<string> = new Set(['json', 'jsonl', 'csv']);

const mayBeOutput = (name: string): boolean => MEASURED.test(name) && !GIVEN.test(name);
