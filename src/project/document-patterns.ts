import type { Config } from '../config.ts';

/** The folder in which documents are searched first, and created. */
export const DEFAULT_FOLDER = 'experiments';

/** The patterns of documents in a configuration, including those of its kinds. */
export const documentPatterns = ({ documents, kinds }: Pick<Config, 'documents' | 'kinds'>): readonly string[] => [
  ...(documents ?? []),
  ...[...kinds.values()].flatMap((kind) => kind.documents),
];
