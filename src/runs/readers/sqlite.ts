import { refused } from '../outputs/refused.ts';
import { readMlflowDatabase } from './sqlite/mlflow-database.ts';
import { readOptunaDatabase } from './sqlite/optuna-database.ts';
import { readTrackioDatabase } from './sqlite/trackio-database.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunBytes, RunDatabase } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

/** A tool's database: the tables that identify it, and how its runs are read. */
type Store = {
  readonly format: string;
  readonly tables: readonly string[];
  readonly read: (database: RunDatabase, file: RunBytes, choice: RunChoice) => RunReading;
};

const STORES: readonly Store[] = [
  { format: 'mlflow-db', tables: ['runs', 'metrics', 'latest_metrics', 'params', 'tags'], read: readMlflowDatabase },
  { format: 'optuna-db', tables: ['studies', 'trials', 'trial_values', 'trial_params'], read: readOptunaDatabase },
  { format: 'trackio', tables: ['metrics', 'configs'], read: readTrackioDatabase },
];

/** An SQLite database of MLflow, Optuna or Trackio, recognised by its tables; a private copy is read, with its log. */
export const sqlite: RunReader = {
  name: 'sqlite',
  detect: (entry) => (entry.kind === 'file' && entry.head.startsWith('SQLite format 3\u0000') ? 'sure' : 'no'),
  read(tree, choice) {
    const { database } = tree;
    const file = tree.readBytes('');
    if (database === undefined || file === undefined) {
      return refused(tree.path, 'is an SQLite database', 'give the file itself as the output');
    }
    const tables = new Set(database.tables());
    const [store, ...others] = STORES.filter((one) => one.tables.every((name) => tables.has(name)));
    if (store !== undefined && others.length === 0) return store.read(database, file, choice);
    const held = [...tables].slice(0, 8).join(', ') || 'no table';
    return refused(
      tree.path,
      `is a database with ${held}: none of MLflow, Optuna or Trackio`,
      'write the metrics as JSON or CSV',
    );
  },
};
