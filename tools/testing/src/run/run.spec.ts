import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startCommand } from '../child-process.ts';
import { failedTests } from '../failed-tests.ts';

const workspace = join(import.meta.dirname, '../../../..');
const preset = pathToFileURL(join(workspace, 'jest.preset.js'));
const jest = join(workspace, 'node_modules/jest/bin/jest.js');

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const temporary = join(folder, 'tmp');
beforeAll(() => {
  mkdirSync(temporary);
  mkdirSync(join(folder, 'src'));
  writeFileSync(
    join(folder, 'jest.config.mjs'),
    `import preset from '${preset.href}';
     export default { ...preset, transform: {}, testMatch: ['<rootDir>/src/*.spec.cjs'] };`,
  );
  writeFileSync(
    join(folder, 'src/untidy.spec.cjs'),
    `const { mkdtempSync } = require('node:fs');
     const { tmpdir } = require('node:os');
     const made = mkdtempSync(tmpdir() + '/cdk.out');
     it('fails', () => { throw new Error('made ' + made) });`,
  );
});
const startJest = (...args: string[]) =>
  startCommand(process.execPath, [jest, '--cacheDirectory', join(folder, 'cache'), ...args], {
    cwd: folder,
    env: { TMPDIR: temporary },
  });
const left = () => readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));

it('leaves no files in the temporary folder, even when tests fail without cleaning up', async () => {
  const run = startJest();
  expect((await run.exit).code).toBe(1);
  expect(run.stderr()).toMatch(new RegExp(`made ${temporary}/gatehouse-test-\\w+/cdk\\.out\\w+`));
  expect(failedTests(run.stderr())).toEqual([
    expect.stringMatching(/src\/untidy\.spec\.cjs: fails$/),
  ]);
  expect(left()).toEqual([]);
});

it('leaves the files of others there, also when Jest ends the run twice, as with --bail', async () => {
  writeFileSync(join(temporary, 'of-another-program'), '');
  const [begin, end] = ['begin-run.js', 'end-run.js'].map(
    (file) => pathToFileURL(join(import.meta.dirname, file)).href,
  );
  const twice = `import begin from '${begin}'; import end from '${end}';
    begin(); await Promise.all([end(), end()]); process.exit()`;
  const run = startCommand(process.execPath, ['--input-type=module', '--eval', twice], {
    cwd: folder,
    env: { TMPDIR: temporary },
  });
  expect(await run.exit).toMatchObject({ code: 0 });
  expect(left()).toEqual(['of-another-program']);
});
