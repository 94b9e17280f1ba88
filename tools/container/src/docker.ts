import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { GatehouseError } from '@gatehouse/service-manifest';

/** The docker command ended with an error; the message has what it said. */
export class DockerError extends GatehouseError {
  override readonly name = 'DockerError';

  constructor(message: string) {
    super('GH-CONTAINER-002', message);
  }
}

/**
 * Runs docker and gives its stdout.
 * @param options.show Lets a person see what it prints, instead.
 * @throws {DockerError} where there is no docker, or it fails
 */
export async function docker(
  args: readonly string[],
  options: { show?: boolean } = {},
): Promise<string> {
  const child = spawn('docker', args, {
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
    stdio: ['ignore', options.show ? 'inherit' : 'pipe', options.show ? 'inherit' : 'pipe'],
  });
  const printed = Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')),
  );
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    const [out, err] = (await printed) as [string, string];
    if (code === 0) return out.trim();
    throw new DockerError(`docker ${args[0]} ended with ${code}${err && `: ${err.trim()}`}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new DockerError('docker is not installed');
    throw error;
  }
}

/** Why images cannot be built here: one line; undefined where they can. */
export async function noEngine(): Promise<string | undefined> {
  try {
    await docker(['version', '--format', '{{.Server.Version}}']);
    return undefined;
  } catch (error) {
    if (!(error instanceof DockerError)) throw error;
    return error.message.replace(/\s*\n\s*/g, ' ');
  }
}
