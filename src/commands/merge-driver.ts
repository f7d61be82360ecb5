import { driveMerge } from './merge/drive-merge.ts';
import type { Command } from './command.ts';

/** Git's own markers have at least seven signs, by which readers recognise them. */
const LEAST_SIGNS = 7;

/** `expctl merge-driver`: the command that git calls for a document in a merge. */
export const command: Command = {
  spec: {
    name: 'merge-driver',
    summary: 'Merge one document for git: rows by run id, the rest by lines',
    arguments: [
      { name: 'base', summary: 'the common ancestor (%O)', presence: 'required' },
      { name: 'ours', summary: 'our version (%A); the result is written there', presence: 'required' },
      { name: 'theirs', summary: 'their version (%B)', presence: 'required' },
      { name: 'path', summary: 'the path of the document (%P)', presence: 'optional' },
    ],
    options: [
      { name: 'marker-size', value: 'N', summary: 'signs of a conflict marker (%L)' },
      { name: 'ancestor', value: 'NAME', summary: 'name of the common ancestor (%S)' },
      { name: 'ours', value: 'NAME', summary: 'name of our side (%X)' },
      { name: 'theirs', value: 'NAME', summary: 'name of their side (%Y)' },
    ],
    examples: [
      { command: 'expctl init --merge', tells: 'set git up to call it' },
      {
        command: 'expctl merge-driver base.md ours.md theirs.md',
        tells: 'merge three files by hand; the result is in ours.md',
      },
    ],
    reads: 'the three files, and the configuration and templates around PATH.',
    writes: 'the merged document in the place of our version.',
    exits: '0 clean, 1 a conflict with its markers; 2 and more: nothing was merged.',
  },
  run({ host, words, options }) {
    const [base = '', ours = '', theirs = '', path] = words;
    const size = Number(options.value('marker-size') ?? LEAST_SIGNS);
    return driveMerge(host, {
      base: host.paths.resolve(base),
      ours: host.paths.resolve(ours),
      theirs: host.paths.resolve(theirs),
      shown: path ?? ours,
      labels: {
        ours: named(options.value('ours'), 'ours'),
        base: named(options.value('ancestor'), 'base'),
        theirs: named(options.value('theirs'), 'theirs'),
      },
      size: Number.isInteger(size) ? Math.min(64, Math.max(LEAST_SIGNS, size)) : LEAST_SIGNS,
    });
  },
};

/** An older git leaves the placeholders for names unchanged. */
const named = (label: string | undefined, otherwise: string): string =>
  label === undefined || label === '' || /^%[SXY]$/u.test(label) ? otherwise : label;
