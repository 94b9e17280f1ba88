export { bundleOptions } from './bundle-options.ts';
export { imageInputs, type ImageInputs } from './image-inputs.ts';
export { parseLockfile, type Lockfile } from './lockfile.ts';
export { productionPackages } from './production-packages.ts';
