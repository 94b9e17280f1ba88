import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtScript, startCommand, type TestProcess } from '@gatehouse/testing';
import { createLineSink } from './line-sink.ts';

const script = builtScript(join(import.meta.dirname, '../test', 'log-process.ts'));
const node = `"${process.execPath}" "${script}"`;
const folder = mkdtempSync(join(tmpdir(), 'line-sink-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Its stdout is a socket that this process reads. */
const start = (env: Record<string, string>) => startCommand(process.execPath, [script], { env });

const shell = (command: string, env: Record<string, string>) =>
  startCommand('sh', ['-c', command], { env });

function lineNumbers(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { message: string; line: number })
    .filter(({ message }) => message === 'line')
    .map(({ line }) => line);
}

/** All lines from 0 on; if one is missing, reports only that one. */
function expectLines(text: string, count: number): void {
  const numbers = lineNumbers(text);
  const wrong = numbers.findIndex((number, index) => number !== index);
  expect({ lines: numbers.length, wrong }).toEqual({ lines: count, wrong: -1 });
}

async function expectAllLines(child: TestProcess, count: number): Promise<void> {
  await child.exit;
  expectLines(child.stdout(), count);
}

/** Several times as much as a pipe holds. */
const LINES = '3000';
const slow = { ENDING: 'slow reader', LINES };

/**
 * Reads nothing until this file exists, and ends when its folder is gone: a failed test leaves no
 * process behind.
 */
const readerFrom = (file: string) =>
  `(while [ ! -e "${file}" ] && [ -d "${dirname(file)}" ]; do sleep 0.05; done; [ ! -e "${file}" ] || cat)`;

// The slowest test, so it starts first.
it.concurrent(
  'a stalled reader costs lines, not memory; the log reports their number once it reads again',
  async () => {
    const go = join(folder, 'read-on');
    const end = join(folder, 'end');
    const env = { ENDING: 'stalled reader', LINES: '200', PADDING: '8000', END_FILE: end };
    const child = shell(`${node} | ${readerFrom(go)}`, env);
    await child.waitForOutput(/memory/);
    writeFileSync(go, '');
    await child.waitForOutput(/Log lines were lost/);
    writeFileSync(end, '');
    await child.exit;
    expect(Number(/memory (\d+)/.exec(child.stderr())?.[1])).toBeLessThan(250);
    const entries = child.logs();
    const report = entries.find(({ level }) => level === 'warn');
    expect(report).toMatchObject({
      message: 'Log lines were lost: the reader of the log is too slow',
      droppedLines: expect.any(Number),
    });
    expect(entries.at(-1)).toMatchObject({ message: 'end' });
  },
);

it.concurrent.each([
  ['process.exit', 'exit', 0],
  ['an uncaught error', 'throw', 1],
  ['an unhandled rejection', 'reject', 1],
  ['the natural end', 'end', 0],
])('no line is lost or out of order at %s', async (_what, ENDING, code) => {
  const child = start({ ENDING, LINES });
  await expectAllLines(child, 3_000);
  expect((await child.exit).code).toBe(code);
});

it.concurrent('no line is lost that an exit handler logs or prints after the flush', async () => {
  const child = start({ ENDING: 'exit handler', LINES: '100' });
  await expectAllLines(child, 100);
  expect(child.stdout()).toMatch(/\n\{"message":"unfinished"\}$/);
});

it.concurrent('no line is lost or out of order at SIGTERM, with a handler that exits', async () => {
  const child = start({ ENDING: 'signal', LINES });
  await child.waitForOutput(/ready/);
  child.child.kill('SIGTERM');
  await expectAllLines(child, 3_000);
});

it.concurrent(
  'no line is lost or out of order in a file, or with stdout and stderr on one pipe',
  async () => {
    const file = join(folder, 'out.log');
    const toFile = shell(`${node} > "${file}"`, { ENDING: 'exit', LINES });
    const merged = shell(`${node} 2>&1 | cat`, { ENDING: 'exit', LINES });
    await toFile.exit;
    expectLines(readFileSync(file, 'utf8'), 3_000);
    await expectAllLines(merged, 3_000);
  },
);

it.concurrent(
  'a slow reader of a pipe gets every line, and never blocks the event loop',
  async () => {
    const go = join(folder, 'read-pipe');
    const child = shell(`${node} | ${readerFrom(go)}`, slow);
    await child.waitForOutput(/goes on/);
    expect(child.stdout()).toBe('');
    writeFileSync(go, '');
    await expectAllLines(child, 3_000);
  },
);

it.concurrent(
  'a slow reader of a socket, which Node gives its children, gets every line as well',
  async () => {
    const child = start(slow);
    child.child.stdout?.pause();
    await child.waitForOutput(/goes on/);
    expect(child.stdout()).toBe('');
    child.child.stdout?.resume();
    await expectAllLines(child, 3_000);
  },
);

it.concurrent('multi-byte characters arrive whole, also when a pipe fills up', async () => {
  const go = join(folder, 'read-characters');
  const child = shell(`${node} | ${readerFrom(go)}`, { ...slow, LINES: '1000', FILL: '测é😀' });
  await child.waitForOutput(/goes on/);
  writeFileSync(go, '');
  await expectAllLines(child, 1_000);
  expect(child.stdout()).not.toContain('\ufffd');
});

it.concurrent('lines lost at the end of the process are counted on stderr', async () => {
  // A full disk, as simulated by the kernel.
  const child = shell(`${node} > /dev/full`, { ENDING: 'exit', LINES: '100' });
  expect((await child.exit).code).toBe(0);
  expect(JSON.parse(child.stderr())).toMatchObject({
    level: 'warn',
    message: 'Log lines were lost: the disk is full',
    droppedLines: 100,
  });
});

it.concurrent('a closed reader does not end the service', async () => {
  const child = shell(`${node} | head -n 1`, { ENDING: 'gone reader', LINES: '100' });
  await child.waitForOutput(/still here/);
  expect((await child.exit).code).toBe(0);
});

it('needs no listener of its own for the exit of the process: many sinks are no leak', () => {
  const before = process.listenerCount('exit');
  for (let sink = 0; sink < 20; sink++) createLineSink();
  expect(process.listenerCount('exit')).toBeLessThanOrEqual(before + 1);
});
