import { spawnSync } from 'node:child_process';
import { basename, join, relative } from 'node:path';
import pc from 'picocolors';
import { noEngine } from './docker.ts';

/**
 * Builds the image of a service and proves on a Docker engine what its Dockerfile promises:
 * `container-test.ts FOLDER [--stand-ins] [--require-engine]`.
 *
 * Without an engine nothing is proven: it says so, and exits with 0, or with `--require-engine` with 1.
 * With `--stand-ins` the images of stand-ins/make.sh take the place of the bases.
 */
const HELP = `npx nx container-test NAME [options]

Builds the image of a service, and proves on a Docker engine what its Dockerfile promises.

  --require-engine  fail if there is no engine, instead of proving nothing
  --stand-ins       use the images of stand-ins/make.sh instead of the bases
`;

const [given = '', ...options] = process.argv.slice(2);
const folder = relative(process.cwd(), given);
const name = basename(folder);
const tool = join(import.meta.dirname, '..');

const help = process.argv.includes('--help');
const reason = help ? undefined : await noEngine();
if (help) process.stdout.write(HELP);
else if (reason) {
  process.stdout.write(
    `${pc.bold(pc.yellow(`SKIPPED: the image of ${name} was not built and nothing of it was proven.`))}\n` +
      `${pc.yellow(`This needs a Docker engine: ${reason}`)}\n`,
  );
  process.exitCode = options.includes('--require-engine') ? 1 : 0;
} else {
  const jest = join(tool, '../../node_modules/jest/bin/jest.js');
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest].concat(
      '--config',
      join(tool, 'container-test.config.js'),
    ),
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        CONTAINER_TEST_FOLDER: folder,
        CONTAINER_TEST_STAND_INS: String(options.includes('--stand-ins')),
      },
    },
  );
  process.exitCode = status ?? 1;
}
