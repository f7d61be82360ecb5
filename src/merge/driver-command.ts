/** The name of the driver in `.gitattributes`. */
export const DRIVER = 'expctl';

/** The driver's title in git's configuration, for people. */
export const DRIVER_TITLE = 'expctl: rows by run id, the rest by lines';

/**
 * The shell command that git runs for a document in a merge; `tool` is how expctl is called here. Any result other than
 * a clean yes, or a no with markers in the file, means that the tool is missing, killed or broken: then git's own merge
 * is made. A conflict never leaves a file without markers: git would keep our version, and `git add` would mark it as
 * resolved.
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

/** The first word of a shell command, as written. */
const firstWord = (tool: string): string => /^(?:'[^']*'|\\.|[^\s'\\]+)+/u.exec(tool)?.[0] ?? tool;

/** The program that a tool's words call; undefined if only a shell can tell. */
export function calledTool(tool: string): string | undefined {
  const word = firstWord(tool.trim());
  const plain = word.replaceAll(`'\\''`, '\0').replaceAll("'", '').replaceAll('\0', "'");
  return /["$`\\~=]/u.test(plain) ? undefined : plain;
}

/** The program that a driver written by `driverCommand` calls; undefined for any other driver. */
export function driverTool(driver: string): string | undefined {
  const behind = /^if command -v (.+)$/su.exec(driver)?.[1];
  return behind === undefined ? undefined : calledTool(behind);
}
