import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { installVerdaccio } from './install-verdaccio.ts';
import { registrySettings } from './registry-settings.ts';
import { runNpm } from './run-npm.ts';

const EVERY_MS = 100;

/** A registry on this machine, until it is stopped. */
export interface Registry {
  readonly url: string;
  /** For commands that use it, such as `npm install`: npm's registry, and a token, without which nothing is published. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts Verdaccio with nothing of the workspace in it.
 * @param own Names of the packages of the workspace.
 * @param port 0 for a free one.
 * @throws {Error} with what it printed where it does not start, or where something else answers at the port
 */
export async function startRegistry(
  root: string,
  own: readonly string[],
  port: number,
): Promise<Registry> {
  const program = await installVerdaccio(root);
  const upstream = await runNpm(['config', 'get', 'registry'], { cwd: root });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-registry-'));
  const storage = join(root, 'node_modules/.cache/gatehouse-registry/storage');
  for (const name of own) rmSync(join(storage, name), { recursive: true, force: true });
  mkdirSync(storage, { recursive: true });
  const config = join(folder, 'config.yaml');
  writeFileSync(config, registrySettings(own, upstream, storage), { mode: 0o600 });
  const address = `127.0.0.1:${port || (await freePort())}`;
  const url = `http://${address}`;
  if (await answers(url)) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `Something answers at ${url} already; stop it, or set REGISTRY_PORT to another port`,
    );
  }
  const child = spawn(process.execPath, [program, '--config', config, '--listen', address], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C reaches the starter alone, which stops the registry.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output = `${output}${data.toString()}`.slice(-4_000)));
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await stop();
      throw new Error(`The registry does not start at ${url}: ${output.trim()}`);
    }
    await sleep(EVERY_MS);
  }
  return { url, env: environmentFor(url), stop };
}

/** Npm's and pnpm's registry, and a token, without which npm publishes nothing. */
export const environmentFor = (url: string): Record<string, string> => ({
  npm_config_registry: url,
  pnpm_config_registry: url,
  [`npm_config_${url.replace(/^https?:/, '')}/:_authToken`]: 'local',
});

const answers = (url: string) =>
  fetch(`${url}/-/ping`).then(
    ({ ok }) => ok,
    () => false,
  );
