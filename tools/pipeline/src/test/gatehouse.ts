import { recordOutput } from '@gatehouse/testing';
import { runProgram } from '../program.ts';

/** As in `cli.ts`. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
// For the test's own clients too, whose warning would be among what a command writes.
Object.assign(process.env, QUIET);
// Nx forces colours on all that it runs, the tests too.
delete process.env['FORCE_COLOR'];

/** What a command ended with, and wrote. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command in this process, as `bin/gatehouse.js` does in one of its own, which takes a second to start.
 * One at a time: until it ends it has the streams, the current folder and the environment of this process.
 * @param env All of its environment.
 */
export async function gatehouse(
  args: readonly string[],
  { cwd = process.cwd(), env = process.env } = {},
): Promise<Ended> {
  const before = { cwd: process.cwd(), env: process.env };
  const stdout = capture('stdout');
  const stderr = capture('stderr');
  process.chdir(cwd);
  process.env = { ...QUIET, ...env };
  process.exitCode = undefined;
  // Of all that it may throw it makes an exit code.
  await runProgram(args);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  process.env = before.env;
  process.chdir(before.cwd);
  return { code, stdout: stdout.end(), stderr: stderr.end() };
}

function capture(name: 'stdout' | 'stderr') {
  const stream = process[name];
  const { write, isTTY } = stream;
  let text = '';
  Object.assign(stream, {
    // No terminal, even if the tests run in one.
    isTTY: false,
    write(chunk: string | Uint8Array) {
      text += String(chunk);
      return true;
    },
  });
  return {
    end() {
      Object.assign(stream, { write, isTTY });
      recordOutput(text);
      return text;
    },
  };
}
