const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether Windows takes a file name for a device, whatever its extension. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);
