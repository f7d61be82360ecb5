const COUNTED = /param|token|flop|macs\b|count|sample|example|step|size of model/i;
const IN_BYTES =
  /mem|ram\b|disk|storage|packet|message|payload|file|buffer|cache|footprint|byte|traffic|checkpoint|load|binary|bundle/i;

/** Whether a name is that of something measured in bytes. */
export const isNameOfBytes = (name: string): boolean => IN_BYTES.test(name);

/** Whether a name says that something is counted, so that `7 B` means seven thousand million and not bytes. */
export const isCountedName = (name: string): boolean => COUNTED.test(name) && !IN_BYTES.test(name);
