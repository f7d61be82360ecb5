import { isJsonObject } from '../json/json-value.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { tomlIn } from '../outputs/toml-in.ts';
import { finishRuns } from './finish-runs.ts';
import { readObject } from './read-object.ts';
import { runOfSettings, stemOfFile } from './settings-file.ts';
import { isSettingsName } from '../reading/parameter-names.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/**
 * Any TOML file: one run; in `params.toml`, `hparams.toml`, `args.toml` and `config.toml` everything is a parameter.
 */
export const toml: RunReader = {
  name: 'toml',
  detect: (entry) => (looksLike(entry) ? 'likely' : 'no'),
  read(tree, choice) {
    const found = tomlIn(tree, '');
    if (found.kind === 'refused') return refusedBy(found.problem);
    if (found.kind === 'absent') return refused(tree.path, 'is not a text file');
    const { value, file } = found;
    if (!isJsonObject(value)) return refused(file.path, 'holds no keys, so no names for its values');
    const finishing = { file, format: 'toml', choice, notes: [] };
    return isSettingsName(stemOfFile(file.path))
      ? finishRuns([runOfSettings(value)], finishing)
      : readObject(value, finishing);
  },
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' && /\.toml$/i.test(entry.name) && !isOfProject(entry);

const PROJECTS: ReadonlySet<string> = new Set(
  'pyproject cargo pixi uv ruff poetry pdm project manifest rustfmt clippy taplo expctl netlify wrangler'.split(' '),
);
const SECTIONS =
  /^[ \t]{0,8}\[(?:build-system|tool\.[^\]\n]{1,100}|project(?:\.[^\]\n]{1,100})?|package|workspace)\]/mu;

/** Whether a file describes a project and its tools, as `pyproject.toml` and `Cargo.toml` do. */
export const isOfProject = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /\.toml$/i.test(entry.name) &&
  (PROJECTS.has(entry.name.slice(0, -'.toml'.length).toLowerCase()) || SECTIONS.test(entry.head));
