import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startCommand } from '../child-process.ts';

const jest = join(import.meta.dirname, '../../../../node_modules/jest/bin/jest.js');
const limits = pathToFileURL(join(import.meta.dirname, 'end-stuck-run.js')).href;

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-stuck-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs Jest over one test, with limits that a test can wait for. */
async function run(test: string, runLimitMs: number, endLimitMs: number) {
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'jest.config.mjs'),
    `export default { globalSetup: './begin.mjs', globalTeardown: './end.mjs', testTimeout: 60_000 };`,
  );
  writeFileSync(
    join(folder, 'begin.mjs'),
    `import { limitRun } from '${limits}';
     export default () => { globalThis.done = limitRun(${runLimitMs}, ${endLimitMs}, 500); };`,
  );
  writeFileSync(join(folder, 'end.mjs'), 'export default () => globalThis.done();');
  writeFileSync(join(folder, 'src/stuck.spec.js'), test);
  const child = startCommand(process.execPath, [jest, '--cacheDirectory', join(folder, 'cache')], {
    cwd: folder,
  });
  const { code, signal } = await child.exit;
  return { code, signal, text: child.stderr() };
}

describe('a run of tests', () => {
  it('ends and fails when a test leaves a server and a process running, and names both', async () => {
    const { code, text } = await run(
      `it('leaves them', async () => {
         const server = require('node:http').createServer().listen(0, '127.0.0.1');
         await require('node:events').once(server, 'listening');
         require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
       });`,
      60_000,
      1_500,
    );
    expect(code).toBe(1);
    expect(text).toMatch(
      /All tests are done, and after 1.5 s the process has not ended\. What keeps it alive:/,
    );
    expect(text).toMatch(/- server on \{"address":"127\.0\.0\.1","family":"IPv4","port":\d+\}/);
    expect(text).toMatch(/- process \d+: .*node -e setInterval/);
  });

  it('ends and fails when a test leaves a timer running', async () => {
    const { code, text } = await run(
      `it('leaves it', () => { setInterval(() => {}, 1_000); });`,
      60_000,
      1_500,
    );
    expect({ code, text }).toMatchObject({ code: 1, text: expect.stringMatching(/- Timeout\n/) });
  });

  it('ends and fails when a test waits longer than the whole run may take', async () => {
    const { code, text } = await run(`it('waits', () => new Promise(() => {}));`, 2_500, 60_000);
    expect(code).toBe(1);
    expect(text).toMatch(/The tests did not end within 2.5 s/);
  });

  it('ends when a test blocks the event loop', async () => {
    const { signal, text } = await run(`it('loops', () => { for (;;); });`, 2_500, 60_000);
    expect(signal).toBe('SIGKILL');
    expect(text).toMatch(/A test has kept its thread busy/);
  });

  it('is not affected when nothing keeps running', async () => {
    const { code, text } = await run(`it('passes', () => undefined);`, 60_000, 1_000);
    expect(code).toBe(0);
    expect(text).not.toMatch(/keeps it alive/);
  });
});
