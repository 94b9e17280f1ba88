import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTerminal, recordOutput, waitFor, type Terminal } from '@gatehouse/testing';

const EXECUTOR = join(import.meta.dirname, '../test/run-executor.js');

/** Records its arguments, and exits with the requested code, or after the first signal. */
const COMMAND = `import { appendFileSync } from 'node:fs';
const note = (what) => appendFileSync('notes', what + '\\n');
const [how, code] = process.argv.slice(2);
note(JSON.stringify({ typed: process.argv.slice(2), cwd: process.cwd(), isTerminal: process.stdout.isTTY === true }));
process.stdout.write('first\\n\\nlast');
process.stderr.write('to stderr\\n');
if (how === 'end') process.exitCode = Number(code);
else {
  const timer = setInterval(() => {}, 1_000);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      note(signal);
      // What ends properly takes its time.
      setTimeout(() => { note('ended'); process.exit(7); }, 200);
    });
  note('ready');
}
`;

let root: string;
const terminals: Terminal[] = [];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-executor-')));
  writeFileSync(join(root, 'command.mjs'), COMMAND);
});
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((each) => each.end()));
  rmSync(root, { recursive: true });
});

const notes = () => {
  const file = join(root, 'notes');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
};

/** The executor as Nx starts it without a terminal. */
function start(...typed: string[]) {
  const child = fork(EXECUTOR, [root, 'node command.mjs', ...typed], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      recordOutput(text);
    });
  const read = Promise.all([once(child.stdout!, 'end'), once(child.stderr!, 'end')]);
  const exit = once(child, 'exit').then(async ([code]) => {
    await read;
    return code as number;
  });
  return { child, exit, output };
}

describe('the executor', () => {
  it.each([0, 1, 2, 130])('exits with the code of the command: %d', async (code) => {
    const { exit, output } = start('end', String(code), '--reason=two words');
    expect(await exit).toBe(code);
    expect(JSON.parse(notes()[0] ?? '')).toEqual({
      typed: ['end', String(code), '--reason=two words'],
      cwd: root,
      isTerminal: false,
    });
    expect(output).toEqual({ stdout: 'first\n \nlast', stderr: 'to stderr\n' });
  });

  it.each([
    [0, 0],
    [1, 143],
    [2, 143],
  ])(
    'maps the exit code %d of a server to %d, because Nx treats every other code as a success',
    async (code, expected) => {
      const child = fork(EXECUTOR, [root, 'node command.mjs', 'end', String(code)], {
        silent: true,
        env: { ...process.env, NODE_OPTIONS: '', CONTINUOUS: 'true' },
      });
      expect(await once(child, 'exit')).toEqual([expected, null]);
    },
  );

  it('reports a missing program', async () => {
    const child = fork(EXECUTOR, [root, 'no-such-program'], { silent: true });
    let text = '';
    child.stderr?.on('data', (part) => (text += part));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(text).toBe('Cannot run no-such-program: spawn no-such-program ENOENT\n');
  });

  it('lets the command exit by itself when Nx sends a signal to both', async () => {
    const { child, exit } = start('wait');
    await waitFor('the command', () => notes().includes('ready'));
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGHUP');
    expect(notes()).not.toContain('SIGTERM');
    child.disconnect();
    expect(await exit).toBe(7);
    expect(notes().slice(2)).toEqual(['SIGTERM', 'ended']);
  });

  it('gives the command the terminal, and forwards Ctrl-C once', async () => {
    const terminal = onTerminal(
      [process.execPath, EXECUTOR, root, "'node command.mjs'", 'wait'].join(' '),
      80,
      { cwd: root, env: {} },
    );
    terminals.push(terminal);
    await waitFor('the command', () => notes().includes('ready'));
    expect(JSON.parse(notes()[0] ?? '')).toMatchObject({ isTerminal: true });
    terminal.type('\x03');
    expect(await terminal.exit).toBe(7);
    expect(notes().slice(2)).toEqual(['SIGINT', 'ended']);
    expect(terminal.text()).toMatch(/^first\r\n\r\nlast/);
  });
});
