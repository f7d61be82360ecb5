import type { Severity } from '../text/diagnostic.ts';

/**
 * What expctl itself reports, apart from any rule: its severity can be set, and it can be switched off, like a rule's.
 */
export type MachineRule = { readonly name: string; readonly severity: Severity; readonly summary: string };

/** A wrong `expctl-disable-next-line`. */
export const SUPPRESSION: MachineRule = {
  name: 'suppression',
  severity: 'warning',
  summary: 'Require a rule and a reason in every suppression.',
};

/** A document that could not be read at all. */
export const READABLE: MachineRule = {
  name: 'readable',
  severity: 'error',
  summary: 'Require documents that are regular UTF-8 files inside the repository.',
};

/** A file that was named on the command line, and that no kind recognises. */
export const KNOWN_KIND: MachineRule = {
  name: 'known-kind',
  severity: 'warning',
  summary: 'Require a kind that recognises a file that is named one by one.',
};

/** A document that is nearer to another configuration than to the one in use. */
export const NEAREST_CONFIGURATION: MachineRule = {
  name: 'nearest-configuration',
  severity: 'error',
  summary: 'Require documents to be looked at from where the nearest configuration above them is read.',
};

/** A run record that a commit deleted or changed. */
export const RECORD_HISTORY: MachineRule = {
  name: 'record-history',
  severity: 'warning',
  summary: 'Disallow run records that are deleted or changed after they were committed.',
};

/** A folder of run records whose document was removed without it. */
export const STRAY_RECORDS: MachineRule = {
  name: 'stray-records',
  severity: 'error',
  summary: 'Require run records to lie beside their document.',
};

/** All of them, sorted by name. */
export const MACHINE_RULES: readonly MachineRule[] = [
  KNOWN_KIND,
  NEAREST_CONFIGURATION,
  READABLE,
  RECORD_HISTORY,
  STRAY_RECORDS,
  SUPPRESSION,
];
