import { forTerminal } from '../../escape/for-terminal.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import type { Host } from '../../host.ts';
import type { Renumbering } from './plan-renumbering.ts';

/** What was renumbered, as a part of one JSON document; paths relative to the current folder. */
export function renumberingData(host: Host, renumbering: Renumbering): Readonly<Record<string, unknown>> {
  const { oldId, newId, document, newPath, records, others, unsure } = renumbering;
  const shown = (path: string): string => host.paths.relative(host.cwd, path);
  return {
    from: oldId,
    to: newId,
    path: shown(document.path),
    newPath: shown(newPath),
    runRecords: records.length,
    references: others.map(({ path }) => shown(path)),
    unsure,
  };
}

/** The same for people; in a dry run the diff of the documents. */
export function tellRenumbering(host: Host, renumbering: Renumbering, dryRun: boolean): void {
  const { oldId, newId, document, moves, records, others, unsure } = renumbering;
  const shown = (path: string): string => forTerminal(host.paths.relative(host.cwd, path));
  if (dryRun)
    for (const { path, before, after } of [document, ...others])
      host.stdout.write(unifiedDiff(host.paths.relative(host.cwd, path), before, after));
  const words = dryRun ? ['would renumber', 'would move'] : ['renumbered', 'moved'];
  host.stdout.write(`${words[0]} ${shown(document.path)}: ${forTerminal(oldId)} is now ${forTerminal(newId)}\n`);
  for (const { what, to } of moves) {
    const changed = what === 'it' ? '' : ` (${what === 'its folder' ? 'run records: ' : ''}${records.length} changed)`;
    host.stdout.write(`${words[1]} ${what}${changed} to ${shown(to)}\n`);
  }
  if (!dryRun) for (const { path } of others) host.stdout.write(`changed the file's name in ${shown(path)}\n`);
  if (unsure.length > 0)
    host.stderr.write(
      `look whether ${forTerminal(oldId)} is meant or ${forTerminal(newId)} in:\n${unsure.map((place) => `  ${forTerminal(place)}\n`).join('')}`,
    );
}
