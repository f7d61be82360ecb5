import { UserError } from '../errors.ts';
import type { CallOptions, CommandSpec } from './command.ts';

/** An option that would have no effect: beside another one, or without the one that it belongs to. */
type Idle =
  | { readonly option: string; readonly beside: string }
  | { readonly option: string; readonly wants: string; readonly value?: string };

const IDLE: Readonly<Record<string, readonly Idle[]>> = {
  report: [
    { option: 'csv-raw', wants: 'format', value: 'csv' },
    { option: 'text', wants: 'format', value: 'html' },
  ],
  check: [
    { option: 'format', beside: 'dry-run' },
    { option: 'json', beside: 'dry-run' },
    { option: 'quiet', beside: 'dry-run' },
  ],
  decide: [{ option: 'format', beside: 'dry-run' }],
  new: [
    { option: 'stdout', beside: 'json' },
    { option: 'dry-run', beside: 'stdout' },
  ],
  power: [{ option: 'clusters', wants: 'items' }],
  log: [
    { option: 'command-raw', wants: 'command' },
    { option: 'require-logged', beside: 'dry-run' },
  ],
  resolve: [{ option: 'add', beside: 'dry-run' }],
  doctor: [
    { option: 'fold', beside: 'renumber' },
    { option: 'discard', beside: 'renumber' },
    { option: 'break-lock', beside: 'renumber' },
  ],
};

/** Refuses a call with an option that would have no effect, and names both options. */
export function refuseIdle({ name, options: specs }: CommandSpec, options: CallOptions): void {
  const format = options.value('format');
  const isFormat = specs.some((spec) => spec.name === 'format') && options.flag('json') === true;
  const isSame = specs.some((spec) => spec.name === 'json' && spec.summary === 'the same as --format json');
  if (isFormat && isSame && format !== undefined && format !== 'json')
    throw new UserError(`--json and --format ${format} ask for two formats`, { hint: 'leave one of them out' });
  const rules = Object.hasOwn(IDLE, name) ? (IDLE[name] ?? []) : [];
  for (const rule of rules) if (isGiven(options, rule.option)) refuse(rule, options);
}

function refuse(rule: Idle, options: CallOptions): void {
  if ('beside' in rule) {
    if (!isGiven(options, rule.beside) || options.value(rule.option) === 'json') return;
    throw new UserError(`--${rule.option} does nothing beside --${rule.beside}`, { hint: 'leave one of them out' });
  }
  const { option, wants, value } = rule;
  const given = options.flag('json') === true && wants === 'format' ? 'json' : options.value(wants);
  if (value === undefined ? given !== undefined : given === value) return;
  const wanted = value === undefined ? `--${wants}` : `--${wants} ${value}`;
  const there =
    value === undefined || given === undefined
      ? ''
      : `, not for --${given === 'json' && options.flag('json') === true ? 'json' : `${wants} ${given}`}`;
  throw new UserError(`--${option} is for ${wanted}${there}`, { hint: `leave it out, or add ${wanted}` });
}

const isGiven = (options: CallOptions, name: string): boolean =>
  options.flag(name) === true || options.value(name) !== undefined || options.values(name).length > 0;
