const locked = (version: string, rest: object = {}) => ({
  version,
  integrity: `sha512-${version}`,
  ...rest,
});

export const LOCKFILE = {
  ...{ name: 'workspace', lockfileVersion: 3, requires: true },
  packages: {
    '': { name: 'workspace', devDependencies: { supertest: '*', eslint: '*' } },
    'apps/api': {
      ...{ name: '@acme/api', version: '0.0.0', devDependencies: { '@acme/testing': '*' } },
      dependencies: { express: '*', '@acme/money': '*', '@acme/logging': '*' },
    },
    'apps/orders': {
      ...{ name: '@acme/orders', version: '0.0.0', dependencies: { '@acme/logging': '*' } },
    },
    'libs/logging': { name: '@acme/logging', version: '0.0.0', dependencies: { ms: '*' } },
    'libs/money': { name: '@acme/money', version: '0.0.0' },
    'tools/bundle': {
      ...{ name: '@acme/bundle', version: '0.0.0', dependencies: { esbuild: '*' } },
      ...{ peerDependencies: { tsx: '*' }, peerDependenciesMeta: { tsx: { optional: true } } },
    },
    'tools/testing': { name: '@acme/testing', version: '0.0.0' },
    ...link('apps/api', 'apps/orders', 'libs/logging', 'libs/money'),
    ...link('tools/bundle', 'tools/testing'),
    'node_modules/express': locked('5.0.0', { dependencies: { qs: '*' } }),
    'node_modules/qs': locked('6.0.0', { optional: true }),
    'node_modules/ms': locked('2.0.0'),
    'node_modules/esbuild': locked('0.28.0'),
    'node_modules/tsx': locked('4.0.0', { dev: true }),
    'node_modules/supertest': locked('7.0.0', { dev: true }),
    'node_modules/eslint': locked('9.0.0', { dev: true }),
  },
};

function link(...folders: readonly string[]): Record<string, object> {
  return Object.fromEntries(
    folders.map((folder) => [
      `node_modules/@acme/${folder.split('/')[1]}`,
      { resolved: folder, link: true },
    ]),
  );
}
