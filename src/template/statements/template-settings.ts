import { meant } from './statement-mistake.ts';
import { STAGES, stageNamed } from '../words/status-words.ts';
import type { FrontMatterData } from '../../document/front-matter-data.ts';
import type { Ambiguity, Stage } from '../kind.ts';

/** The settings under `expctl:` in a template's front matter. */
export type TemplateSettings = {
  readonly kind: string | undefined;
  readonly id: string | undefined;
  readonly directory: string | undefined;
  readonly file: string | undefined;
  readonly title: string | undefined;
  readonly depth: number | undefined;
  /** By status word in lower case: the word as written, and its stage. */
  readonly status: ReadonlyMap<string, StatedWord>;
  /** Verdict name to word; `field` names the field that takes the verdict. */
  readonly verdict: ReadonlyMap<string, string>;
};

type StatedWord = { readonly word: string; readonly stage: Stage };

const KEYS = new Set(['kind', 'id', 'directory', 'file', 'title', 'depth', 'status', 'verdict']);

/** Reads the `expctl:` entry; unknown keys and stages are added to `doubts`. */
export function templateSettings(data: FrontMatterData | undefined, doubts: Ambiguity[]): TemplateSettings {
  const entry = data?.entries.find(({ key }) => key === 'expctl');
  const map = isMap(entry?.value) ? entry.value : new Map<unknown, unknown>();
  for (const key of map.keys())
    if (!KEYS.has(String(key)))
      doubts.push({
        line: 1,
        message: `\`expctl: ${String(key)}\` is not known${meant(String(key), [...KEYS])}`,
        mistake: true,
      });
  const depth = map.get('depth');
  return {
    kind: textAt(map, 'kind'),
    id: textAt(map, 'id'),
    directory: textAt(map, 'directory'),
    file: textAt(map, 'file'),
    title: textAt(map, 'title'),
    depth: typeof depth === 'number' && depth >= 1 && depth <= 6 ? depth : undefined,
    status: stages(map.get('status'), doubts),
    verdict: new Map(pairs(map.get('verdict'))),
  };
}

function stages(value: unknown, doubts: Ambiguity[]): TemplateSettings['status'] {
  const found = new Map<string, StatedWord>();
  for (const [word, name] of pairs(value)) {
    const stage = stageNamed(name);
    if (stage === undefined)
      doubts.push({
        line: 1,
        message: `"${name}" is no stage: planned, running, concluded or cancelled${meant(name, STAGES)}`,
        mistake: true,
      });
    else found.set(word.toLowerCase(), { word, stage });
  }
  return found;
}

function* pairs(value: unknown): Generator<readonly [string, string]> {
  if (!isMap(value)) return;
  for (const [key, text] of value) yield [String(key), textOf(text)];
}

const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> => value instanceof Map;

function textAt(map: ReadonlyMap<unknown, unknown>, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** YAML reads a bare `Yes` as a word and `true` as a boolean; both are words here. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
