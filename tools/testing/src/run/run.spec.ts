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

it('leaves no files in the temporary folder, even when tests fail without cleaning up', async () => {
  const temporary = join(folder, 'tmp');
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
  const run = startCommand(process.execPath, [jest, '--cacheDirectory', join(folder, 'cache')], {
    cwd: folder,
    env: { TMPDIR: temporary },
  });
  expect((await run.exit).code).toBe(1);
  expect(run.stderr()).toMatch(new RegExp(`made ${temporary}/gatehouse-test-\\w+/cdk\\.out\\w+`));
  expect(failedTests(run.stderr())).toEqual([
    expect.stringMatching(/src\/untidy\.spec\.cjs: fails$/),
  ]);
  expect(readdirSync(temporary).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
});
