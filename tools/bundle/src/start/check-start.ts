import { fork } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import { installedName } from '../package-location.ts';
import { isLoadError, packageOf, type LoadError } from './is-load-error.ts';
import { BundleError } from '../bundle-error.ts';

/** How long a bundle may take to load, milliseconds. One that waits for longer has loaded: nothing answers it. */
const LONGEST_MS = 20_000;

/** Code of an error where the process itself ended. */
const CRASH = 'CRASH';

/** A bundle does not load. */
export class StartError extends BundleError {
  override readonly name = 'StartError';
  /** Location of the package that the error comes from, where it is one. */
  readonly location: string | undefined;

  constructor(message: string, location: string | undefined) {
    super('GH-BUNDLE-003', message);
    this.location = location;
  }
}

type StartResult =
  | { outcome: 'loaded' }
  | { outcome: 'ended'; exitCode: number }
  | ({ outcome: 'failed' } & LoadError);

/**
 * Starts a bundle where nothing of the workspace is, without network, configuration and the right to write, as far as
 * Node can take these away.
 * @param folder The bundle, with its node_modules.
 * @param imported What it imports of these, such as `sharp`.
 * @throws {StartError} in one line where it does not load; an error for want of a configuration is none
 */
export async function checkStart(folder: string, imported: readonly string[]): Promise<void> {
  const alone = await mkdtemp(join(tmpdir(), 'gatehouse-start-'));
  try {
    await cp(folder, alone, { recursive: true });
    const result = await load(join(alone, 'main.mjs'), alone, imported);
    if (result.outcome !== 'failed' || !isLoadError(result, alone)) return;
    const crashed = result.code === CRASH ? await crashingPackage(alone, imported) : undefined;
    if (crashed !== undefined) {
      const other = KNOWN_PACKAGES[crashed]?.instead ?? 'use another version of the package';
      throw new StartError(
        `the package "${crashed}" crashes Node.js ${process.version} when it loads; build with the Node.js version of the image, or ${other} (${result.message})`,
        undefined,
      );
    }
    const location = packageOf(result, alone);
    const message = result.message.replaceAll(`${alone}/`, '').split('\n')[0] ?? '';
    const instead = imported
      .filter((name) => message.includes(`'${name}'`))
      .flatMap((name) => KNOWN_PACKAGES[name]?.instead ?? []);
    throw new StartError(
      [
        `the bundle does not load outside the workspace: ${result.name}: ${message}${location ? ` (in ${installedName(location)})` : ''}`,
        ...instead,
      ].join('; '),
      location,
    );
  } finally {
    await rm(alone, { recursive: true, force: true });
  }
}

/** The first package that ends Node when it is loaded by itself, as a native part can. */
async function crashingPackage(
  alone: string,
  imported: readonly string[],
): Promise<string | undefined> {
  const probe = join(alone, 'gatehouse-probe.mjs');
  for (const name of imported) {
    await writeFile(probe, `await import(${JSON.stringify(name)});`);
    const result = await load(probe, alone, []);
    if (result.outcome === 'failed' && result.code === CRASH) return name;
  }
  return undefined;
}

function load(file: string, cwd: string, imported: readonly string[]): Promise<StartResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load.cjs'), [file, ...imported], {
      cwd,
      execArgv: ['--enable-source-maps', ...readOnly()],
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', TMPDIR: '/nonexistent' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stderr = '';
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (stderr = `${stderr}${chunk.toString()}`.slice(-9_999)),
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    let outcome: StartResult | undefined;
    child.on('message', (message) => (outcome ??= message as StartResult));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (outcome !== undefined) resolve(outcome);
      else if (signal === 'SIGKILL') resolve({ outcome: 'loaded' });
      else
        resolve({
          ...{ outcome: 'failed', name: 'Exit', code: CRASH, where: 'load', stack: '' },
          message: `Node ended with ${[signal ?? code, stderr.trim().split('\n').at(-1)].filter(Boolean).join(': ')}`,
        });
    });
  });
}

/** Node's permission model, as far as this Node has it: files can be read, addons and threads used. */
function readOnly(): string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const permission = ['--permission', '--experimental-permission'].find((flag) => flags.has(flag));
  // Before these, addons could not be allowed.
  if (permission === undefined || !flags.has('--allow-addons')) return [];
  const more = ['--allow-addons', '--allow-worker', '--allow-wasi'].filter((flag) =>
    flags.has(flag),
  );
  return [permission, '--allow-fs-read=*', ...more, '--no-warnings'];
}
