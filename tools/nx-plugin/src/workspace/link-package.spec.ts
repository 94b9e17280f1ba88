import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkPackage } from './link-package.ts';
import { withPackage } from './locked-package.ts';

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-link-')))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, content: object) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content, null, 2));
};
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const npm = () =>
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'pipe',
  });

const SERVICE = {
  name: '@shop/orders',
  version: '0.0.0',
  description: 'Orders',
  private: true,
  license: 'MIT',
  type: 'module',
  dependencies: { '@shop/kit': '*' },
  devDependencies: { '@shop/testing': '^1.0.0' },
  gatehouse: { generatedBy: '0.1.0' },
};

it('writes the bytes and the link that npm writes', () => {
  write('package.json', { name: 'shop', workspaces: ['apps/*', 'libs/*'] });
  write('libs/kit/package.json', { name: '@shop/kit', version: '1.2.0' });
  write('libs/testing/package.json', { name: '@shop/testing', version: '1.0.0' });
  npm();
  write('apps/orders/package.json', SERVICE);
  expect(linkPackage(root, 'apps/orders')).toBe(true);
  const files = ['package-lock.json', 'node_modules/.package-lock.json'];
  const ours = files.map(text);
  expect(readlinkSync(join(root, 'node_modules/@shop/orders'))).toBe('../../apps/orders');
  expect(linkPackage(root, 'apps/orders')).toBe(false);
  npm();
  expect(files.map(text)).toEqual(ours);
}, 240_000);

describe('withPackage', () => {
  const LOCK = {
    lockfileVersion: 3,
    packages: {
      'libs/kit': { name: '@shop/kit', version: '1.2.0' },
      'node_modules/@shop/kit': { resolved: 'libs/kit', link: true },
      'node_modules/@shop/testing': { version: '1.0.0', dev: true },
      'node_modules/fs-watch': { version: '1.0.0', optional: true },
    },
  };
  const written = (manifest: object, lock: object = LOCK, installed = true) =>
    withPackage(
      JSON.stringify(lock),
      { ...SERVICE, ...manifest } as typeof SERVICE,
      'apps/orders',
      () => installed,
    );

  it.each<[string, object]>([
    ['whose dependency is not installed', { dependencies: { express: '^5.0.0' } }],
    ['whose dependency is installed in another version', { dependencies: { '@shop/kit': '^2' } }],
    ['whose dependency comes from elsewhere', { dependencies: { '@shop/kit': 'file:../kit' } }],
    ['that ships what only tests needed so far', { dependencies: { '@shop/testing': '*' } }],
    ['whose tests need an optional package', { devDependencies: { 'fs-watch': '*' } }],
    ['whose name another package has', { name: '@shop/kit' }],
    ['that has programs', { bin: { orders: 'main.js' } }],
    ['that has peer dependencies', { peerDependencies: { '@shop/kit': '*' } }],
  ])('leaves a package %s to npm', (_what, manifest) => {
    expect(written({})).toBeDefined();
    expect(written(manifest)).toBeUndefined();
  });

  it('leaves a package to npm if the lockfile has an older format, or node_modules is incomplete', () => {
    expect(written({}, { ...LOCK, lockfileVersion: 2 })).toBeUndefined();
    expect(written({}, LOCK, false)).toBeUndefined();
  });
});
