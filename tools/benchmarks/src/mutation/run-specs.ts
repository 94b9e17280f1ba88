import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Also detects mutants that never end. */
const LIMIT_MS = 180_000;

/**
 * Runs Jest in a project of a workspace, up to the first failure.
 * @returns whether all specs passed.
 */
export async function passes(
  root: string,
  project: string,
  args: readonly string[],
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--bail',
      '--runInBand',
      '--silent',
      ...args,
    ],
    {
      cwd: join(root, project),
      env: {
        ...process.env,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        GATEHOUSE_TEST_OUTPUT: 'dist/test-output',
      },
      stdio: 'ignore',
      detached: true,
    },
  );
  const end = () => {
    try {
      // Kills all processes that the specs have started.
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  const timer = setTimeout(end, LIMIT_MS);
  process.once('exit', end);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  process.off('exit', end);
  end();
  return code === 0;
}
