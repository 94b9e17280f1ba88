import { GatehouseError } from '@gatehouse/service-manifest';
import { configDigest } from './config-digest.ts';
import { docker } from './docker.ts';
import type { PushTarget } from './push-target.ts';

/** What a tag stands for in its registry. */
interface Tagged {
  /** Of the manifest, as the registry tells it. */
  readonly digest: string;
  /** Digest of its configuration, in which are those of all layers. */
  readonly config: string;
}

/**
 * Pushes an image of this machine. Tags never move: one that is taken is left as it is, and is as good where the
 * very same image is behind it, such as when a delivery runs again. (ECR refuses even that with an error.)
 * @returns the digest by which the registry has it
 * @throws {DockerError} where the registry does not take it; an `Error` where the tag stands for another image
 */
export async function pushImage(image: string, { repository, tag }: PushTarget): Promise<string> {
  const reference = `${repository}:${tag}`;
  const config = await configDigest(image);
  // Docker does not tell a free tag from a refusal; if it was one, so will be the push.
  const taken = await lookUp(reference).catch(() => undefined);
  if (taken === undefined) {
    await docker(['tag', image, reference]);
    await docker(['push', reference]);
  }
  const there = taken ?? (await lookUp(reference));
  if (there.config !== config)
    throw new GatehouseError(
      'GH-CONTAINER-005',
      `${reference} is taken by another image: its configuration is ${there.config}, ours ${config}; tags never move, so make a new commit`,
    );
  return there.digest;
}

/** @throws {DockerError} also where there is no such tag */
async function lookUp(reference: string): Promise<Tagged> {
  const said = await docker(['pull', reference]);
  const [, digest] = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(said) ?? [];
  if (digest === undefined)
    throw new GatehouseError('GH-CONTAINER-005', `docker does not tell the digest of ${reference}`);
  return { digest, config: await configDigest(reference) };
}
