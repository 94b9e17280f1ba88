import { createHash } from 'node:crypto';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { ImageReference } from './image-reference.ts';

const TIMEOUT_MS = 15_000;
/** What a tag may stand for; an index (several platforms) first. */
const MEDIA_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * Asks a registry what a tag stands for now. The digest is computed from what the registry sends, and
 * must be the one that it names.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 * @throws where the registry cannot be reached, does not have it, or contradicts itself
 */
export async function registryDigest(reference: ImageReference): Promise<string> {
  const { registry, repository, tag } = reference;
  const url = `${originOf(registry)}/v2/${repository}/manifests/${tag}`;
  const accept = { accept: MEDIA_TYPES.join(', ') };
  let response = await get(url, accept);
  if (response.status === 401) {
    const token = await anonymousToken(response.headers.get('www-authenticate') ?? '');
    response = await get(url, { ...accept, authorization: `Bearer ${token}` });
  }
  if (!response.ok)
    throw new GatehouseError('GH-CONTAINER-004', `${registry} answers with ${response.status}`);
  const body = Buffer.from(await response.arrayBuffer());
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const named = response.headers.get('docker-content-digest') ?? digest;
  if (named !== digest)
    throw new GatehouseError(
      'GH-CONTAINER-004',
      `${registry} names ${named} and sends ${digest}: not to be trusted`,
    );
  return digest;
}

/** https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken(challenge: string): Promise<string> {
  const parameter = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const asked = parameter('realm');
  if (!/^bearer /i.test(challenge) || !URL.canParse(asked) || !isSafe(new URL(asked)))
    throw new GatehouseError(
      'GH-CONTAINER-004',
      'the registry asks for a log-in other than by an anonymous token',
    );
  const realm = new URL(asked);
  for (const name of ['service', 'scope']) realm.searchParams.set(name, parameter(name));
  const response = await get(realm.href, {});
  if (!response.ok)
    throw new GatehouseError('GH-CONTAINER-004', `${realm.host} answers with ${response.status}`);
  const { token, access_token } = (await response.json()) as Record<string, string | undefined>;
  return token ?? access_token ?? '';
}

async function get(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
    throw new GatehouseError(
      'GH-CONTAINER-004',
      `${new URL(url).host} cannot be reached (${cause?.code ?? (error as Error).name})`,
      { cause: error },
    );
  }
}

const LOCAL = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/** As docker does: plain HTTP on this machine alone. */
function originOf(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${LOCAL.test(registry) ? 'http' : 'https'}://${registry}`;
}

const isSafe = ({ protocol, host }: URL) => protocol === 'https:' || LOCAL.test(host);
