const CONTEXT = 3;

/**
 * The difference between two texts of one file as a unified diff that `git apply` can read; empty if nothing changed.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const hunks = hunksOf(linesOf(before), linesOf(after));
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines with their endings; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/gu) ?? []);
}

type Change = { readonly start: number; readonly removed: number; readonly at: number; readonly added: number };

function hunksOf(before: readonly string[], after: readonly string[]): readonly string[] {
  return grouped(changesOf(before, after)).map((changes) => hunkOf(changes, before, after));
}

function hunkOf(changes: readonly Change[], before: readonly string[], after: readonly string[]): string {
  const first = changes[0] ?? { start: 0, removed: 0, at: 0, added: 0 };
  const last = changes.at(-1) ?? first;
  const lead = Math.min(CONTEXT, first.start, first.at);
  const from = first.start - lead;
  const to = Math.min(before.length, last.start + last.removed + CONTEXT);
  const at = first.at - lead;
  const end = Math.min(after.length, last.at + last.added + CONTEXT);
  const lines: string[] = [];
  let place = from;
  for (const change of changes) {
    for (; place < change.start; place++) lines.push(` ${before[place] ?? ''}`);
    for (let k = 0; k < change.removed; k++) lines.push(`-${before[place++] ?? ''}`);
    for (let k = 0; k < change.added; k++) lines.push(`+${after[change.at + k] ?? ''}`);
  }
  for (; place < to; place++) lines.push(` ${before[place] ?? ''}`);
  const body = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('');
  return `@@ -${range(from, to - from)} +${range(at, end - at)} @@\n${body}`;
}

const range = (start: number, length: number): string =>
  length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;

function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && change.start - (before.start + before.removed) <= 2 * CONTEXT)
      group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/**
 * The changed parts: common head and tail are cut off, the middle is compared by longest common subsequence (of lines;
 * a middle of more than 2,000 x 2,000 lines counts as one change).
 */
function changesOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  if (a.length * b.length > 4_000_000) return [{ start: head, removed: a.length, at: head, added: b.length }];
  return middleChanges(a, b).map((change) => ({ ...change, start: change.start + head, at: change.at + head }));
}

function middleChanges(a: readonly string[], b: readonly string[]): readonly Change[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const length = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    const start = i;
    const at = j;
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && length(i + 1, j) >= length(i, j + 1))) i++;
      else j++;
    }
    changes.push({ start, removed: i - start, at, added: j - at });
  }
  return changes;
}
