export { bundleOptions } from './bundle-options.ts';
export { commandOptions } from './command-options.ts';
export { imageInputs, type ImageInputs } from './image-inputs.ts';
export type { Lockfile } from './lockfile.ts';
export { productionPackages } from './production-packages.ts';
export { hasLockfile, readLockfile } from './read-lockfile.ts';
export { shippedEntry } from './shipped-entry.ts';
