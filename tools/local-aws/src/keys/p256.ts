/** In the published package, this file is a bundle: see "vendored" in package.json. */
export { p256 } from '@noble/curves/nist.js';
