import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sampleWorkspace, type SamplePackage } from '../test/sample-workspace.ts';

const { root, make, bundle, runAlone, remove } = sampleWorkspace();
afterAll(remove);

const PRINTS = `import { hello } from 'it';\nconsole.log(await hello());`;
const esm = { type: 'module', exports: './index.js' };
const WORKER = `import { parentPort } from 'node:worker_threads';\nparentPort.postMessage('hi');`;

/** One mechanism each, as the packages in brackets have it. */
const MECHANISMS: [string, Record<string, SamplePackage>, string][] = [
  [
    'reads a file beside it (jsdom, geoip-lite, pdfkit, swagger-ui-express)',
    {
      'node_modules/it': {
        files: {
          'index.js': `exports.hello = () => require('fs').readFileSync(__dirname + '/hi.txt', 'utf8');`,
          'hi.txt': 'hi',
        },
      },
    },
    'it stays in node_modules: __dirname in index.js',
  ],
  [
    'finds a native addon beside it (bcrypt, argon2)',
    {
      'node_modules/it': {
        files: {
          'index.js': `const find = require('node-gyp-build'); exports.hello = () => find();`,
          'prebuilds/linux-x64/it.node': '',
        },
        dependencies: { 'node-gyp-build': '*' },
      },
      'node_modules/node-gyp-build': { files: `module.exports = () => 'hi';` },
    },
    'it stays in node_modules: node-gyp-build in index.js',
  ],
  [
    'requires a native addon of another package (@napi-rs/canvas)',
    {
      'node_modules/it': {
        files: `exports.hello = () => { try { require('it-linux'); } catch { return 'hi'; } };`,
        optionalDependencies: { 'it-linux': '*' },
      },
      'node_modules/it-linux': { files: { 'it.node': 'no addon' }, json: { main: 'it.node' } },
    },
    'it stays in node_modules: node_modules/it-linux/it.node in index.js',
  ],
  [
    'makes a require of its own (css-tree)',
    {
      'node_modules/it': {
        files: {
          'index.js': `import { createRequire } from 'node:module';\nexport const hello = () => createRequire(import.meta.url)('./hi.json')[0];`,
          'hi.json': '["hi"]',
        },
        json: esm,
      },
    },
    'it stays in node_modules: createRequire in index.js',
  ],
  [
    'starts a worker of its own (piscina)',
    {
      'node_modules/it': {
        files: {
          'index.js': `import { Worker } from 'node:worker_threads';\nexport const hello = () => new Promise((done) => new Worker(new URL('./worker.js', import.meta.url)).once('message', done));`,
          'worker.js': WORKER,
        },
        json: esm,
      },
    },
    'it stays in node_modules: new Worker() in index.js',
  ],
  [
    'requires a module by a variable (knex, sharp)',
    {
      'node_modules/it': {
        files: {
          'index.js': `const at = './hi'; exports.hello = () => require(at + '.js');`,
          'hi.js': `module.exports = 'hi';`,
        },
      },
    },
    'it stays in node_modules: require() of a variable in index.js:1',
  ],
  [
    'imports a module by a variable',
    {
      'node_modules/it': {
        files: {
          'index.js': `exports.hello = (name = './hi.js') => import(name).then((it) => it.default);`,
          'hi.js': `module.exports = 'hi';`,
        },
      },
    },
    'it stays in node_modules: import() of a variable in index.js:1',
  ],
  [
    'is given a package of the service by its name (pino transports, knex drivers)',
    {
      'node_modules/it': {
        files: `const name = ['dri', 'ver'].join(''); exports.hello = () => require(name);`,
      },
      'node_modules/driver': { files: `module.exports = 'hi';` },
    },
    'driver stays in node_modules: nothing imports it: it may be loaded by name',
  ],
];

describe('a package that a bundle cannot carry', () => {
  it.each(MECHANISMS)('works outside the workspace if it %s', async (_, packages, line) => {
    make(PRINTS, packages, ['node-gyp-build', 'it-linux']);
    const { status, stdout, stderr } = await bundle();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`a: ${line}\n`);
    expect(runAlone()).toBe('hi\n');
  });

  it('stays in node_modules if it does not load in a bundle for another reason', async () => {
    make(PRINTS, {
      'node_modules/it': {
        files: `const [first] = module.paths; exports.hello = () => first && 'hi';`,
      },
    });
    const { status, stdout, stderr } = await bundle();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^a: it stays in node_modules: does not load in a bundle: TypeError: /m);
    expect(runAlone()).toBe('hi\n');
  });

  it('lists a package once, regardless of how many reasons it has', async () => {
    make(PRINTS, {
      'node_modules/it': {
        files: `exports.hello = () => require.resolve(__filename) && __dirname;`,
      },
    });
    expect((await bundle()).stdout.match(/it stays/g)).toHaveLength(1);
  });

  it('shares their common dependencies with the bundle', async () => {
    make(
      `import { state } from 'state';\nimport { hello } from 'it';\nstate.text = 'hi';\nconsole.log(hello());`,
      {
        'node_modules/it': {
          files: `const { state } = require('state'); exports.hello = () => __dirname && state.text;`,
          dependencies: { state: '*' },
        },
        'node_modules/state': { files: `exports.state = {};` },
      },
    );
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(runAlone()).toBe('hi\n');
  });

  it('finds its own version of a dependency, as the bundle finds its version', async () => {
    const text = (version: string) => `exports.text = () => __dirname && '${version}';`;
    make(
      `import { text } from 'state';\nimport { hello } from 'it';\nconsole.log(text(), hello());`,
      {
        'node_modules/it': {
          files: `const { text } = require('state'); exports.hello = () => __dirname && text();`,
          dependencies: { state: '*' },
        },
        'node_modules/it/node_modules/state': { files: text('its own') },
        'node_modules/state': { files: text('ours') },
      },
    );
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(runAlone()).toBe('ours its own\n');
  });

  it('fails the build if a script would have built its native part', async () => {
    make(PRINTS, {
      'node_modules/it': {
        files: `const load = require('bindings'); exports.hello = () => load('it');`,
        dependencies: { bindings: '*' },
        hasInstallScript: true,
      },
      'node_modules/bindings': { files: `module.exports = () => 'hi';` },
    });
    const { status, stderr } = await bundle();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^a: it 1\.0\.0 has no native part for \w+\/\w+: a script would make it when it is installed, and packages run no scripts; use a package that ships its native part\nCause and fix: gatehouse help GH-BUNDLE-004\n$/,
    );
    expect(existsSync(join(root, 'apps/a/dist/bundle'))).toBe(false);
  });
});

it('takes the native part from a package for the platform, without the script that would build it (lmdb)', async () => {
  make(PRINTS, {
    'node_modules/it': {
      files: `exports.hello = () => { try { require('it-linux'); } catch { return 'hi'; } };`,
      dependencies: { 'node-addon-api': '*' },
      optionalDependencies: { 'it-linux': '*' },
      hasInstallScript: true,
    },
    'node_modules/node-addon-api': { files: '' },
    'node_modules/it-linux': { files: { 'it.node': 'no addon' }, json: { main: 'it.node' } },
  });
  expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
  expect(runAlone()).toBe('hi\n');
});

it('fails the build where a script would have made a file that a package imports (isolated-vm)', async () => {
  make(PRINTS, {
    'node_modules/it': {
      files: `exports.hello = require('./out/it').hello;`,
      hasInstallScript: true,
    },
  });
  const { status, stderr } = await bundle();
  expect(stderr).toMatch(
    /^a: it 1\.0\.0 has no native part: a script would make it .*\nCause and fix: gatehouse help GH-BUNDLE-004\n$/,
  );
  expect(status).toBe(1);
});

it('does without a native part that a package only tries to load, of a package that is there for others (pg)', async () => {
  make(
    PRINTS,
    {
      'node_modules/it': {
        files: `exports.hello = () => { try { return require('it-native')(); } catch { return 'hi'; } };`,
        peerDependencies: { 'it-native': '*' },
        peerDependenciesMeta: { 'it-native': { optional: true } },
      },
      'node_modules/it-native': {
        files: `module.exports = require('addon');`,
        dependencies: { addon: '*' },
      },
      'node_modules/addon': {
        files: `module.exports = require('bindings')('addon');`,
        dependencies: { bindings: '*' },
        hasInstallScript: true,
      },
      'node_modules/bindings': { files: `module.exports = () => { throw new Error('none'); };` },
    },
    ['it-native', 'addon', 'bindings'],
  );
  expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
  expect(runAlone()).toBe('hi\n');
});

it('leaves in node_modules what names one of its packages in eval only (bull-board)', async () => {
  make(
    PRINTS,
    {
      'node_modules/it': {
        files: `exports.hello = () => require('path').basename(eval("require.resolve('it-ui/package.json')"));`,
        dependencies: { 'it-ui': '*' },
      },
      'node_modules/it-ui': { files: '' },
    },
    ['it-ui'],
  );
  const { stdout, stderr } = await bundle();
  expect(stderr).toBe('');
  expect(stdout).toContain(
    `it stays in node_modules: does not load in a bundle: Error: Cannot find`,
  );
  expect(runAlone()).toBe('package.json\n');
});

describe('a package that a bundle carries', () => {
  it('may require missing packages in code that is never called', async () => {
    make(PRINTS, {
      'node_modules/it': {
        files: `exports.hello = () => 'hi'; exports.oracle = () => require('oracledb');`,
      },
    });
    const { status, stdout, stderr } = await bundle();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toContain('node_modules');
    expect(runAlone()).toBe('hi\n');
  });

  it('stays in the bundle if only a local variable or a comment has such a name', async () => {
    make(PRINTS, {
      'node_modules/it': {
        files: `// __dirname, import.meta.url\nexports.hello = (__dirname = 'hi') => __dirname;`,
      },
    });
    expect((await bundle()).stdout).not.toContain('node_modules');
    expect(runAlone()).toBe('hi\n');
  });

  it('stays in the bundle if it is express, while what express loads by name stays in node_modules', async () => {
    make(`import express from 'express';\nconsole.log(express('ejs'));`, {
      'node_modules/express': { files: `module.exports = (engine) => require(engine).render();` },
      'node_modules/ejs': { files: `exports.render = () => 'hi';` },
    });
    const { stdout } = await bundle();
    expect(stdout).toContain('ejs stays in node_modules');
    expect(stdout).not.toContain('express stays');
    expect(runAlone()).toBe('hi\n');
  });
});

it('leaves all packages in node_modules if one of them instruments others', async () => {
  make(`import { hello } from 'plain';\nimport 'dd-trace';\nconsole.log(hello);`, {
    'node_modules/dd-trace': { files: '' },
    'node_modules/plain': { files: `exports.hello = 'hi';` },
  });
  expect((await bundle()).stdout).toContain(
    'a: plain stays in node_modules: dd-trace changes packages when they are loaded by name\n',
  );
  expect(runAlone()).toBe('hi\n');
});

it('leaves in node_modules what service.json lists, and refuses a name that the service does not ship', async () => {
  const packages = { 'node_modules/it': { files: `exports.hello = () => 'hi';` } };
  make(PRINTS, packages);
  expect((await bundle('--external=it')).stdout).toContain(
    'it stays in node_modules: service.json lists it under bundle.external',
  );
  expect(runAlone()).toBe('hi\n');
  expect(await bundle('--external=sharp')).toMatchObject({
    status: 1,
    stderr:
      'a: service.json: bundle.external: "sharp" is no package that the service ships; add it to "dependencies" of its package.json\nCause and fix: gatehouse help GH-BUNDLE-001\n',
  });
});
