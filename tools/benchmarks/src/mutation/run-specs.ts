import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Runs a spec of a project with Jest.
 * @param root The workspace. Temporary files go into a folder beside it: a run that is ended leaves some.
 * @param limitMs How long it may take, which also ends specs of mutants that never end.
 * @returns whether all its tests passed.
 */
export async function passes(
  root: string,
  project: string,
  spec: string,
  limitMs: number,
): Promise<boolean> {
  const temporary = join(dirname(root), 'tmp');
  mkdirSync(temporary, { recursive: true });
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--runInBand',
      '--silent',
      `--reporters=${join(import.meta.dirname, 'end-at-first-failure.js')}`,
      '--runTestsByPath',
      spec,
    ],
    {
      cwd: join(root, project),
      env: {
        ...process.env,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        GATEHOUSE_TEST_OUTPUT: 'dist/test-output',
        TMPDIR: temporary,
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
  const timer = setTimeout(end, limitMs);
  process.prependOnceListener('exit', end);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  process.off('exit', end);
  end();
  return code === 0;
}
