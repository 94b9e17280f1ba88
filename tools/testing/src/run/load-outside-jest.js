import { createHash } from 'node:crypto';

/**
 * A Jest transform for CommonJS packages that take long to load: each file becomes one line that requires the same
 * file in Node, outside of Jest's registry of modules. Jest evaluates a package anew for each file of tests, which
 * takes a second for the SDK and several for the CDK; loaded like this it is evaluated once in each process of Jest,
 * and what the engine has compiled of it stays compiled.
 *
 * Such a package has Node's own globals, not those of the test: `shared-globals.js` is about those that matter.
 */
const code = `module.exports = require('node:vm').runInThisContext('process')
  .getBuiltinModule('node:module').createRequire(__filename)(__filename);`;

export default {
  process: () => ({ code }),
  getCacheKey: (_text, file) => createHash('sha256').update(`${file}\n${code}`).digest('hex'),
};
