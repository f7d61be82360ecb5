import { foldName } from '../../text/fold-name.ts';
import { decimalOf } from './decimal.ts';
import { keysOf } from '../key-path.ts';
import { maskedTextOf } from '../mask-run-value.ts';
import { thinHistory } from './thin-history.ts';
import { withoutAddresses } from './without-addresses.ts';
import type { Decimal, RunRecord, RunSource, Scalar } from '../run-record.ts';
import type { Run, RunValue } from '../run.ts';

/** Keys with data about people and machines; their values are not kept. */
const PRIVATE_KEYS: ReadonlySet<string> = new Set(
  'email e_mail host hostname host_name node user username user_name root home ip ip_address mac_address'.split(' '),
);
const PRIVATE_CONTAINERS: ReadonlySet<string> = new Set(
  'env environ environment environment_variables host host_info machine_info hostenvironmentinfo'.split(' '),
);

/** What a run record has in addition to the run's own data. */
export type RecordFacts = {
  readonly runId: string;
  readonly experiment: string;
  readonly command: string | undefined;
  readonly seed: string | undefined;
  readonly git: RunRecord['git'] | undefined;
  readonly items?: RunRecord['items'] | undefined;
  readonly data?: RunRecord['data'] | undefined;
  readonly units: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
  /** Column name -> cell as written in the document. */
  readonly row: ReadonlyMap<string, string>;
  /** Column name -> path of the value that filled it. */
  readonly columns: ReadonlyMap<string, string>;
};

/** Makes the record of a run: in full precision, with secrets masked, and without people and machines. */
export function makeRunRecord(
  run: Run,
  facts: RecordFacts,
): { readonly record: RunRecord; readonly masked: readonly string[] } {
  const masked: string[] = [];
  const mapped = new Set(facts.columns.values());
  const hidden = [...run.hidden].filter(([path]) => mapped.has(path));
  const metrics = new Map<string, Decimal>();
  for (const [path, value] of [...run.metrics, ...hidden]) {
    const decimal = decimalOfValue(value);
    if (decimal !== undefined) metrics.set(path, decimal);
  }
  const parameters = new Map<string, Scalar>();
  for (const [path, value] of [...run.parameters, ...hidden]) {
    const kept = isPrivate(path) || metrics.has(path) ? undefined : withoutAddresses(value);
    if (kept !== undefined) parameters.set(path, scalarOf(path, kept, masked));
  }
  const [source, ...alsoFrom] = run.files.map((file): RunSource => ({ ...file, selection: run.selection ?? '' }));
  return {
    masked,
    record: {
      schemaVersion: 1,
      run: facts.runId,
      experiment: facts.experiment,
      status: run.status ?? 'finished',
      ...(run.started === undefined ? {} : { started: run.started }),
      ...(run.ended === undefined ? {} : { ended: run.ended }),
      parameters,
      metrics,
      units: new Map(
        [...facts.units].filter(([path]) => metrics.has(path) || (mapped.has(path) && parameters.has(path))),
      ),
      history: new Map([...run.history].map(([name, history]) => [name, thinHistory(history)])),
      ...(facts.items === undefined ? {} : { items: facts.items }),
      ...(source === undefined ? {} : { source }),
      ...(alsoFrom.length === 0 ? {} : { alsoFrom }),
      ...(facts.git === undefined ? {} : { git: facts.git }),
      ...(facts.command === undefined ? {} : { command: facts.command }),
      ...(facts.seed === undefined ? {} : { seed: facts.seed }),
      ...(facts.data === undefined ? {} : { data: facts.data }),
      criteria: facts.criteria,
      row: new Map([...facts.row].filter(([, cell]) => cell !== '')),
      columns: facts.columns,
    },
  };
}

/** NaN and the infinities as their word; null and texts are not metrics. */
function decimalOfValue(value: RunValue): Decimal | undefined {
  if (value.kind === 'number') return decimalOf(value.text);
  return value.kind === 'missing' && value.text !== '' ? value.text : undefined;
}

function scalarOf(path: string, value: RunValue, masked: string[]): Scalar {
  if (value.kind === 'number') return decimalOf(value.text);
  if (value.kind === 'boolean') return value.text === 'true';
  if (value.kind === 'missing') return value.text === '' ? null : value.text;
  const shown = maskedTextOf(path, value);
  masked.push(...shown.masked);
  return shown.text;
}

/** Whether a key is about people and machines, or is nested below such a key. */
export function isPrivate(path: string): boolean {
  const keys = keysOf(path).map(foldName);
  const last = keys.at(-1) ?? '';
  const tells = PRIVATE_KEYS.has(last) || /_e_?mail$/.test(last);
  return tells || keys.slice(0, -1).some((key) => PRIVATE_CONTAINERS.has(key));
}
