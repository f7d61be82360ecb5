import type { Host, HostOutput } from '../host.ts';

/** Colours as functions on text that is already escaped; without colour they return their argument. */
export type Style = {
  readonly coloured: boolean;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
};

export type Paint = (text: string) => string;

const plain: Paint = (text) => text;

/** No colour at all. */
export const PLAIN: Style = {
  coloured: false,
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  green: plain,
  cyan: plain,
};

/**
 * The style for an output: the `--color` option takes precedence over NO_COLOR, that over FORCE_COLOR, and that over
 * the terminal's own capability.
 */
export async function styleFor(host: Host, output: HostOutput, when: string | undefined): Promise<Style> {
  if (!isColoured(host, output, when)) return PLAIN;
  const { Chalk } = await import('chalk');
  const { bold, dim, red, yellow, green, cyan } = new Chalk({ level: 1 });
  return { coloured: true, bold, dim, red, yellow, green, cyan };
}

function isColoured({ env }: Host, output: HostOutput, when: string | undefined): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTTY && env['TERM'] !== 'dumb';
}
