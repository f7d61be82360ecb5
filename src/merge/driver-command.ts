/** The name that `.gitattributes` calls the driver by. */
export const DRIVER = 'expctl';

/** What git's configuration calls it for people. */
export const DRIVER_TITLE = 'expctl: rows by run id, the rest by lines';

/**
 * The shell command that git runs for a document in a merge; `tool` is how expctl is called here. Whatever is not a clean
 * yes, or a no with markers in the file, is a tool that is missing, killed or broken: git's own merge is made then. A file
 * without markers is never left behind a conflict: git would take it for ours, and `git add` for resolved.
 */
export function driverCommand(tool: string): string {
  const first = firstWord(tool);
  const labels = '--ancestor %S --ours %X --theirs %Y';
  return [
    `if command -v ${first} >/dev/null 2>&1; then`,
    `${tool} merge-driver --marker-size %L ${labels} -- %O %A %B %P; s=$?;`,
    `if [ $s -eq 0 ]; then exit 0; fi;`,
    `if [ $s -eq 1 ] && grep -q "^<<<<<<<" %A; then exit 1; fi;`,
    'echo "expctl merge-driver failed ($s): git merges the lines" >&2; fi;',
    'git merge-file -q -L ours -L base -L theirs --marker-size=%L %A %O %B; s=$?;',
    'if [ $s -gt 127 ]; then exit 129; fi; [ $s -eq 0 ]',
  ].join(' ');
}

/** The word that a shell calls, as it is written. */
const firstWord = (tool: string): string => /^(?:'[^']*'|\\.|[^\s'\\]+)+/u.exec(tool)?.[0] ?? tool;

/** What a tool's words call; undefined where only a shell can say what they mean. */
export function calledTool(tool: string): string | undefined {
  const word = firstWord(tool.trim());
  const plain = word.replaceAll(`'\\''`, '\0').replaceAll("'", '').replaceAll('\0', "'");
  return /["$`\\~=]/u.test(plain) ? undefined : plain;
}

/** What a driver that `driverCommand` wrote calls; undefined for any other. */
export function driverTool(driver: string): string | undefined {
  const behind = /^if command -v (.+)$/su.exec(driver)?.[1];
  return behind === undefined ? undefined : calledTool(behind);
}
