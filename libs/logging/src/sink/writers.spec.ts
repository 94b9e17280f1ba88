import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtScript, startCommand } from '@gatehouse/testing';

const script = builtScript(join(import.meta.dirname, '../test', 'writers-process.ts'));
const node = `"${process.execPath}" "${script}"`;
const folder = mkdtempSync(join(tmpdir(), 'writers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Line {
  message: string;
  writer: string;
  line: number;
}

/** Every line must parse, and each writer's lines must be complete and in order. */
function expectWhole(text: string, writers: number, count: number): void {
  const seen = new Map<string, number[]>();
  for (const line of text.trimEnd().split('\n')) {
    const { message, writer, line: number } = JSON.parse(line) as Line;
    const key = `${message} ${writer}`;
    seen.set(key, [...(seen.get(key) ?? []), number]);
  }
  expect(seen.size).toBe(writers * 2);
  for (const numbers of seen.values()) {
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index));
  }
}

const slowReader = `node -e 'process.stdin.on("data", (chunk) => { process.stdout.write(chunk); process.stdin.pause(); setTimeout(() => process.stdin.resume(), 1); })'`;

it.concurrent('threads and console.log on one pipe leave every line whole', async () => {
  const child = startCommand('sh', ['-c', `${node} | ${slowReader}`], {
    env: { WORKERS: '2', LINES: '300' },
  });
  await child.exit;
  expectWhole(child.stdout(), 3, 300);
});

it.concurrent('threads and console.log on one socket leave every line whole', async () => {
  const child = startCommand(process.execPath, [script], {
    env: { WORKERS: '2', LINES: '300' },
  });
  await child.exit;
  expectWhole(child.stdout(), 3, 300);
});

it.concurrent(
  'processes on one pipe leave every line whole that a pipe accepts whole',
  async () => {
    const child = startCommand('sh', ['-c', `${node} | ${slowReader}`], {
      env: { WORKERS: '1', CHILDREN: '2', LINES: '300', LONG: '3500' },
    });
    await child.exit;
    expectWhole(child.stdout(), 4, 300);
  },
);

it.concurrent('threads and console.log in one file leave every line whole', async () => {
  const file = join(folder, 'out.log');
  const child = startCommand('sh', ['-c', `${node} > "${file}"`], {
    env: { WORKERS: '2', LINES: '300' },
  });
  await child.exit;
  expectWhole(readFileSync(file, 'utf8'), 3, 300);
});
