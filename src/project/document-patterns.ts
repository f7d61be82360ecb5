import type { Config } from '../config.ts';

/** Where documents are looked for first, and go to. */
export const DEFAULT_FOLDER = 'experiments';

/** The patterns of documents that a configuration says, its kinds' with them. */
export const documentPatterns = ({ documents, kinds }: Pick<Config, 'documents' | 'kinds'>): readonly string[] => [
  ...(documents ?? []),
  ...[...kinds.values()].flatMap((kind) => kind.documents),
];
