import { UserError } from '../../errors.ts';
import { isBelow } from '../../project/is-file-inside.ts';
import { foldName } from '../../text/fold-name.ts';
import { readItems } from '../../runs/items/read-items.ts';
import { nearPathHint } from '../../project/near-path.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { RunItems } from '../../runs/run-record.ts';

/**
 * Reads what `--items FILE` and `--items SIDE=FILE` add to a run record. Throws `UserError` for a file that cannot be
 * read.
 */
export function readItemFiles(project: Project, words: readonly string[]): readonly RunItems[] {
  const read = words.map((word) => readItemFile(project, word));
  const sides = read.map(({ side }) => side ?? '');
  const twice = sides.find((side, at) => sides.indexOf(side) !== at);
  if (twice === undefined) return read;
  throw new UserError(twice === '' ? 'two files of items have no side' : `the side ${twice} has two files of items`, {
    hint: 'name them by the column: `--items baseline=FILE --items tuned=FILE`',
  });
}

function readItemFile({ host, root }: Project, word: string): RunItems {
  const { side, file } = sided(host, word);
  const path = host.paths.resolve(file);
  if (host.files.stat(path)?.kind !== 'file')
    throw new UserError(`there is no file of items ${file}`, nearPathHint(host, file));
  if (!isBelow(host, root, path))
    throw new UserError(`${file} lies outside of the project`, {
      hint: 'the record names items by a path in the project: copy the file into it',
    });
  const relative = host.paths.relative(host.files.realpath(root), host.files.realpath(path));
  const bytes = host.files.readBytes(path);
  const text = host.decodeText(bytes);
  if (text.kind !== 'text') throw new UserError(`${file} is not UTF-8 text`);
  const reading = readItems(relative, text.text);
  if (reading.kind === 'refused') {
    const { line, message, hint } = reading;
    throw new UserError(
      `${file}${line === undefined ? '' : `:${line}`}: ${message}`,
      hint === undefined ? {} : { hint },
    );
  }
  const about = { path: relative, sha256: host.sha256(bytes), count: reading.table.ids.length };
  return side === undefined ? about : { side, ...about };
}

/** A file whose name contains an equals sign is still a file. */
function sided(host: Host, word: string): { readonly side: string | undefined; readonly file: string } {
  const equals = word.indexOf('=');
  if (equals <= 0 || host.files.exists(host.paths.resolve(word))) return { side: undefined, file: word };
  const side = foldName(word.slice(0, equals));
  if (side === '' || word.slice(0, equals).includes('/')) return { side: undefined, file: word };
  return { side, file: word.slice(equals + 1) };
}
