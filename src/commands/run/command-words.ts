/** A command's words as a shell would read them back. */
export const commandText = (words: readonly string[]): string => words.map(quoted).join(' ');

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/u;

const quoted = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The seed that a command's words give (`--seed 3`, `--random_seed=3`, `seed=3`), the last one counting. */
export function seedIn(words: readonly string[]): string | undefined {
  let seed: string | undefined;
  for (const [index, word] of words.entries()) {
    const attached = /^(?:--?)?(?:[A-Za-z]+[._-])*seed(?:[._-]everything)?=(.+)$/iu.exec(word)?.[1];
    const isFlag = /^--?(?:[A-Za-z]+[._-])*seed(?:[._-]everything)?$/iu.test(word);
    const said = attached ?? (isFlag ? words[index + 1] : undefined);
    if (said !== undefined && /^[0-9]{1,20}$/u.test(said)) seed = said;
  }
  return seed;
}
