/** A command as a CI runner would carry it out. */
export type RunnerCommand = {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
};

const KNOWN = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
);

/** What GitHub's runner finds in one line of output: `::name key=value::data` at its start, `##[name]data` anywhere. */
export function runnerCommand(line: string): RunnerCommand | undefined {
  return leading(line) ?? anywhere(line);
}

function leading(line: string): RunnerCommand | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end === -1) return undefined;
  const data = unescaped(trimmed.slice(end + 2), { '%0D': '\r', '%0A': '\n', '%25': '%' });
  return commandOf(trimmed.slice(2, end), { separator: ',', data });
}

function anywhere(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) return undefined;
  return commandOf(line.slice(start + 3, end), { separator: ';', data: line.slice(end + 1) });
}

type Rest = { readonly separator: string; readonly data: string };

function commandOf(head: string, { separator, data }: Rest): RunnerCommand | undefined {
  const blank = head.indexOf(' ');
  const name = (blank === -1 ? head : head.slice(0, blank)).toLowerCase();
  if (!KNOWN.has(name)) return undefined;
  const properties = new Map<string, string>();
  for (const pair of blank === -1
    ? []
    : head
        .slice(blank + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties.set(pair.slice(0, equals), unescaped(pair.slice(equals + 1), PROPERTY));
  }
  return { name, properties, data };
}

const PROPERTY = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };

function unescaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return Object.entries(escapes).reduce((plain, [from, to]) => plain.replaceAll(from, to), text);
}
