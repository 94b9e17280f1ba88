/** Names that no file or folder can have on Windows, as the source of a regular expression. */
export const DEVICES = String.raw`(?:con|prn|aux|nul|com\d|lpt\d)`;
const DEVICE = new RegExp(`^${DEVICES}$`);

/** Whether Windows reserves a name, with any extension, for a device. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/**
 * Nx and other tools look up projects and environments in plain objects. The other properties have
 * capitals.
 */
export const PROPERTY = 'constructor';
