/** The same document in another form: another line ending, a byte order mark, inside a container. */
export const VARIATIONS = {
  'as it is': (text) => text,
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  'lone CR': (text) => text.replace(/\r?\n/g, '\r'),
  'mixed line endings': (text) => mixed(text),
  BOM: (text) => `\uFEFF${text}`,
  'no final newline': (text) => text.replace(/[\r\n]+$/, ''),
  'in a quote': (text) => `> ${text.replace(/(?:\r\n|\n|\r)(?=[^])/g, '$&> ')}`,
  'in a list': (text) => `- ${text.replace(/(?:\r\n|\n|\r)(?=[^\r\n])/g, '$&  ')}`,
  'with front matter': (text) => `---\nowner: Ines\n---\n${text}`,
} as const satisfies Readonly<Record<string, (text: string) => string>>;

export type Variation = keyof typeof VARIATIONS;

const ENDINGS = ['\n', '\r\n', '\r'] as const;

function mixed(text: string): string {
  let line = 0;
  return text.replace(/\r?\n/g, () => ENDINGS[line++ % ENDINGS.length] ?? '\n');
}
