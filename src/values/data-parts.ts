/** A part of the data: to train on, to select by, to test with. */
export type DataPart = 'train' | 'val' | 'test';

const WORDS: ReadonlyMap<string, DataPart> = new Map([
  ...words('train', 'train training trainset'),
  ...words('val', 'val valid validation valset dev devset eval'),
  ...words('test', 'test testing testset holdout heldout unseen'),
]);

function words(part: DataPart, list: string): readonly (readonly [string, DataPart])[] {
  return list.split(' ').map((word) => [word, part] as const);
}

/** The part of the data that a word, in lower case, stands for. */
export const partOfWord = (word: string): DataPart | undefined => WORDS.get(word);

/** The words for data that was not trained on. */
export const NOT_TRAINED_ON: readonly string[] = [...WORDS].flatMap(([word, part]) => (part === 'train' ? [] : [word]));

/** Words for whatever was not trained on: that they mean one particular part, only a person can say. */
const LOOSE: ReadonlySet<string> = new Set('eval holdout heldout unseen'.split(' '));

/** Whether a word may stand for another part of the data as well. */
export const isLooseWord = (word: string): boolean => LOOSE.has(word);

/** Whether a text is just the name of a part; `evaluation` is one alone, while in a longer name anything is evaluated. */
export const isPartName = (text: string): boolean => {
  const word = text.trim().toLowerCase();
  return WORDS.has(word) || word === 'evaluation';
};

const NAMING: ReadonlySet<string> = new Set(
  'split data_split eval_split phase mode stage subset partition set'.split(' '),
);

/** Whether a folded name is that of a column or key whose values may be parts of the data. */
export const mayNameParts = (name: string): boolean => NAMING.has(name);
