/**
 * Jest's resolver: `./money.js` in TypeScript is `./money.ts` where only that exists, as for the compiler and the
 * bundler. Nx's own generators of libraries write imports in this form.
 * @param {string} path
 * @param {{ defaultResolver(path: string, options: object): string }} options
 */
export function sync(path, options) {
  try {
    return options.defaultResolver(path, options);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.m?js$/.test(path)) throw error;
    return options.defaultResolver(path.replace(/js$/, 'ts'), options);
  }
}
