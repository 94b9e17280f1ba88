import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startCommand } from '../child-process.ts';

const jest = join(import.meta.dirname, '../../../../node_modules/jest/bin/jest.js');
const outsideJest = pathToFileURL(join(import.meta.dirname, 'outside-jest.js'));

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-outside-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

it('loads a package once for all test files, with the environment, dates and errors of the test', async () => {
  write(
    'jest.config.mjs',
    `import { outsideJest } from '${outsideJest.href}';
     export default { ...outsideJest('heavy', '@heavy'), testMatch: ['<rootDir>/*.spec.cjs'] };`,
  );
  write('node_modules/heavy/package.json', '{}');
  write(
    'node_modules/heavy/index.js',
    `console.error('loads heavy');
     exports.variable = () => process.env.VARIABLE;
     exports.isDate = (value) => value instanceof Date;
     exports.date = () => new Date(0);
     exports.error = () => new TypeError('heavy');`,
  );
  write('node_modules/@heavy/part/package.json', '{}');
  write('node_modules/@heavy/part/index.js', `console.error('loads @heavy/part');`);
  const spec = `const heavy = require('heavy');
    require('@heavy/part');
    it('shares', () => {
      expect([process.env.VARIABLE, heavy.variable()]).toEqual(['outer', 'outer']);
      process.env.VARIABLE = 'written';
      expect(heavy.variable()).toBe('written');
      process.env = { VARIABLE: 'replaced' };
      expect(heavy.variable()).toBe('replaced');
      expect([heavy.isDate(new Date()), heavy.date() instanceof Date]).toEqual([true, true]);
      class Own extends Error {}
      const error = heavy.error();
      expect([error instanceof Error, error instanceof Own]).toEqual([true, false]);
      expect([new Own() instanceof Own, {} instanceof Error]).toEqual([true, false]);
    });`;
  write('one.spec.cjs', spec);
  write('two.spec.cjs', spec);
  const run = startCommand(
    process.execPath,
    [jest, '-i', '--cacheDirectory', join(folder, 'cache')],
    {
      cwd: folder,
      env: { VARIABLE: 'outer', FORCE_COLOR: '0' },
    },
  );
  const { code } = await run.exit;
  expect([code, run.stderr()]).toEqual([0, expect.stringContaining('Tests:       2 passed')]);
  expect(run.stderr().match(/loads \S+/g)).toEqual(['loads heavy', 'loads @heavy/part']);
});
