import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sampleWorkspace } from '../test/sample-workspace.ts';

const { root, write, make, bundle, runAlone, files, remove } = sampleWorkspace();
afterAll(remove);

/** What the service reads, imports or starts is all there. */
function service(source: string, settings: object = {}) {
  make(source);
  write('apps/a/src/views/hi.txt', 'hi');
  write('apps/a/src/sql/hi.sql', 'hi');
  write('apps/a/src/hi.proto', 'hi');
  write(
    'apps/a/src/worker.mjs',
    `import { parentPort } from 'node:worker_threads';\nparentPort.postMessage('hi');`,
  );
  write('apps/a/src/other.ts', 'export default "hi";');
  write('apps/a/service.json', settings);
}

const READ = `import { readFileSync as read } from 'node:fs';\nimport { join, resolve } from 'node:path';\n`;
const WORKER = `import { Worker } from 'node:worker_threads';\nnew Worker(new URL('./worker.mjs', import.meta.url)).once('message', (text) => console.log(text));`;

describe('code of the service that a bundle cannot carry', () => {
  it.each([
    [
      'import.meta.dirname',
      `${READ}console.log(read(import.meta.dirname + process.argv[2]));`,
      'add what is read to "bundle": { "assets": ["src/..."] } in service.json',
    ],
    [
      'a folder by import.meta.dirname',
      `${READ}console.log(join(import.meta.dirname, 'views'));`,
      '"src/views" is read when the service runs',
    ],
    [
      'a file by new URL',
      `${READ}console.log(read(new URL('sql/hi.sql', import.meta.url), 'utf8'));`,
      'add "bundle": { "assets": ["src/sql/hi.sql"] } to service.json',
    ],
    [
      'a file by the working directory',
      `${READ}console.log(resolve('src/hi.proto'));`,
      '"src/hi.proto" is read when the service runs',
    ],
    [
      'a folder by the working directory',
      `${READ}console.log(join(process.cwd(), 'src', 'views'));`,
      '"src/views" is read when the service runs',
    ],
    [
      '__dirname',
      `console.log(__dirname);`,
      '__dirname is not there in a bundle; use import.meta.dirname',
    ],
    [
      'import.meta as a whole',
      'const { url } = import.meta;\nconsole.log(url);',
      'import.meta is taken as a whole; write import.meta.dirname or import.meta.url',
    ],
    ['a worker', WORKER, 'write the worker as one .mjs file that imports only Node'],
    [
      'import() of a variable',
      `const name = process.argv[2] ?? './other.ts';\nconsole.log(await import(name));`,
      'import() of a variable names a module when it runs',
    ],
    [
      'createRequire',
      `import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('it');`,
      'list its package in "bundle": { "external": [...] } in service.json',
    ],
    [
      'a native addon',
      `import addon from './it.node';\nconsole.log(addon);`,
      'it.node is a native addon, which a bundle cannot have',
    ],
  ])('fails the build with a remedy: %s', async (_, source, remedy) => {
    service(source);
    const { status, stderr } = await bundle();
    expect(stderr).toContain(remedy);
    expect(stderr).toMatch(/^a: apps\/a\/src\/main\.ts/);
    expect(status).toBe(1);
  });

  it('is accepted if only a literal, a comment or a type looks like it', async () => {
    service(
      `// __dirname, 'hi.proto'\nconst where: 'views' = 'views';\nconsole.log(where, 'other.ts');`,
    );
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('assets', () => {
  it('are where the code looks for them, in any of its folders', async () => {
    service(`export * from './deep/reader.ts';`, {
      bundle: { assets: ['src/views', 'src/sql/hi.sql'] },
    });
    write(
      'apps/a/src/deep/reader.ts',
      `${READ}const { dirname, filename, url } = { dirname: import.meta.dirname, filename: import.meta.filename, url: import.meta.url };
       console.log(read(join(import.meta.dirname, '../views/hi.txt'), 'utf8'), read(new URL('../sql/hi.sql', import.meta.url), 'utf8'), filename.endsWith('/deep/reader.mjs'), url.startsWith('file:'), typeof dirname);`,
    );
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(files()).toContain('views');
    expect(runAlone()).toBe('hi hi true true string\n');
  });

  it('may be a worker', async () => {
    service(WORKER, { bundle: { assets: ['src/worker.mjs'] } });
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(runAlone()).toBe('hi\n');
  });

  it.each([
    ['src/none', 'a: service.json: bundle.assets: "src/none" is not there\n'],
    [
      'src/other.ts',
      'a: service.json: bundle.assets: "src/other.ts" is .ts, which is code or a test: import it\n',
    ],
  ])('are refused if they cannot be copied: %s', async (asset, stderr) => {
    service('', { bundle: { assets: [asset] } });
    expect(await bundle()).toMatchObject({
      status: 1,
      stderr: `${stderr}Cause and fix: gatehouse help GH-BUNDLE-001\n`,
    });
  });
});

describe('types of what is decorated', () => {
  const injects = () => {
    make(`import './deep/service.ts';`, {
      'node_modules/typedi': { files: `exports.Service = () => () => undefined;` },
    });
    write('apps/a/src/hi.txt', 'hi');
    write('apps/a/service.json', { bundle: { assets: ['src/hi.txt'] } });
    write(
      'apps/a/src/deep/service.ts',
      `import { Service } from 'typedi';
       const Metadata = Reflect as unknown as { metadata: (key: string, value: unknown) => () => void };
       Metadata.metadata = (key, value) => () => key === 'design:paramtypes' && console.log(String((value as { name: string }[])[0].name), import.meta.filename.endsWith('/deep/service.mjs'));
       class Clock {}
       @Service() class Greeter { constructor(readonly clock: Clock) {} }
       console.log(Greeter.name);`,
    );
  };

  it('are in the bundle where a package reads them', async () => {
    injects();
    // That of the bundler's tests, as if the service had it.
    write(
      'apps/a/node_modules/@swc/core/index.js',
      `module.exports = require(${JSON.stringify(createRequire(import.meta.url).resolve('@swc/core'))});`,
    );
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(runAlone()).toBe('Clock true\nGreeter\n');
  });
});

it('keeps the names of classes and functions, even if two files have the same', async () => {
  make(
    `import { first } from './first.ts';\nimport { second } from './second.ts';\nconsole.log(...first(), ...second());`,
  );
  for (const name of ['first', 'second'])
    write(
      `apps/a/src/${name}.ts`,
      `class InsufficientFunds extends Error {}\nfunction charge() {}\nexport const ${name} = () => [new InsufficientFunds().constructor.name, charge.name];`,
    );
  expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
  expect(runAlone()).toBe('InsufficientFunds charge InsufficientFunds charge\n');
  expect(
    readFileSync(join(root, 'apps/a/dist/bundle/main.mjs'), 'utf8').split('\n').length,
  ).toBeLessThan(5);
});
