import type { Severity } from '../text/diagnostic.ts';

/** What the machine itself says, before or beside any rule: it can be weighed and switched off like one. */
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

/** A file that was named, and that no kind recognises. */
export const KNOWN_KIND: MachineRule = {
  name: 'known-kind',
  severity: 'warning',
  summary: 'Require a kind that recognises a file that is named one by one.',
};

/** A document that lies nearer to another configuration than to the one that is read. */
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

/** A folder of run records whose document went away without it. */
export const STRAY_RECORDS: MachineRule = {
  name: 'stray-records',
  severity: 'error',
  summary: 'Require run records to lie beside their document.',
};

/** All of them, by name. */
export const MACHINE_RULES: readonly MachineRule[] = [
  KNOWN_KIND,
  NEAREST_CONFIGURATION,
  READABLE,
  RECORD_HISTORY,
  STRAY_RECORDS,
  SUPPRESSION,
];
