import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceReads } from './trace-reads.ts';

/** Within a trace, such as that of "nx check inputs", none can be made. */
const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-trace-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const trace = (command: string, env = {}) => traceReads({ command, cwd: folder, env });
const here = (file: string) => join(folder, file);

(canTrace ? describe : describe.skip)('tracing a command', () => {
  it('lists what the command and its children read, but nothing that they only write', async () => {
    writeFileSync(here('one'), '1');
    writeFileSync(here('two'), '2');
    const { read, exitCode, output } = await trace(
      `cat one; sh -c 'cat two > written'; node -e "require('fs').readFileSync('one')"`,
    );
    expect(read.filter((file) => file.startsWith(folder))).toEqual([here('one'), here('two')]);
    expect([exitCode, output]).toEqual([0, '1']);
  });

  it('omits deleted temporary files', async () => {
    const { read } = await trace('echo x > gone; cat gone; rm gone');
    expect(read).not.toContain(here('gone'));
  });

  it('keeps the exit code and the output', async () => {
    expect(await trace('echo out; echo $WORD >&2; exit 3', { WORD: 'err' })).toMatchObject({
      exitCode: 3,
      output: expect.stringMatching(/out\n[^]*err\n/),
    });
  });

  it('leaves no trace file behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('gatehouse-inputs-'));
    const before = left();
    await trace('true');
    expect(left()).toEqual(before);
  });
});

it('says what to install if strace is missing', async () => {
  await expect(trace('true', { PATH: folder })).rejects.toThrow(/strace is required/);
});
