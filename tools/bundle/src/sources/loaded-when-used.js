const NAMESPACE = 'loaded-when-used';

/**
 * Packages of CommonJS that stay outside a bundle, and whose exports are read when they are used. An import by Node
 * reads all of them at once, which for aws-cdk-lib are the classes of hundreds of files.
 * @param {readonly string[]} packages
 * @returns {import('esbuild').Plugin}
 */
export const loadedWhenUsed = (packages) => ({
  name: NAMESPACE,
  setup({ onLoad, onResolve }) {
    for (const name of packages)
      onResolve({ filter: new RegExp(`^${name}(/|$)`) }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace: NAMESPACE } : { path, external: true },
      );
    onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
});
