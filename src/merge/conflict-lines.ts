/**
 * How a conflict is marked: the names of the sides, the number of signs in a marker, and whether the base is shown too.
 */
export type ConflictStyle = {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
  readonly size: number;
  readonly showsBase: boolean;
};

/** The lines of a conflict between the lines of the sides, as git marks them. */
export function conflictLines(
  lines: { readonly ours: readonly string[]; readonly base: readonly string[]; readonly theirs: readonly string[] },
  { ours, base, theirs, size, showsBase }: ConflictStyle,
): readonly string[] {
  const mark = (sign: string, label: string): string => `${sign.repeat(size)}${label === '' ? '' : ` ${label}`}`;
  return [
    mark('<', ours),
    ...lines.ours,
    ...(showsBase ? [mark('|', base), ...lines.base] : []),
    '='.repeat(size),
    ...lines.theirs,
    mark('>', theirs),
  ];
}
