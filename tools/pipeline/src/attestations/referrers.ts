import { isObject, parseManifest } from '../image/parse-manifest.ts';
import type { ImageReference } from '../image/image-reference.ts';
import type { RegistryClient } from '../promote/registry-client.ts';
import { MOST_BYTES } from './check-attestation.ts';
import { sha256 } from './statements.ts';

/** Of layers that are envelopes; promotions copy them along. */
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY = { mediaType: 'application/vnd.oci.empty.v1+json', content: Buffer.from('{}') };
/** Each re-run of a build adds two: https://docs.github.com/en/actions/reference/limits has 50 re-runs. */
const MOST = 200;

/**
 * Attaches an envelope to an image, as a referrer of OCI, as GitHub's attestations are.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 * @returns the digest of what is attached
 * @throws {RegistryError} `DeadlineError`
 */
export async function attach(
  registry: RegistryClient,
  { repository, digest }: ImageReference,
  subject: { readonly mediaType: string; readonly size: number },
  envelope: { readonly text: string; readonly predicateType: string },
): Promise<string> {
  const content = Buffer.from(envelope.text);
  const descriptor = async (mediaType: string, blob: Buffer) => ({
    ...{ mediaType, digest: await registry.putBlob(repository, blob), size: blob.length },
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: ENVELOPE,
    config: await descriptor(EMPTY.mediaType, EMPTY.content),
    layers: [await descriptor(ENVELOPE, content)],
    subject: { ...subject, digest },
    annotations: { 'in-toto.io/predicate-type': envelope.predicateType },
  });
  const attached = `sha256:${sha256(manifest)}`;
  await registry.putManifest(repository, attached, { text: manifest, mediaType: MANIFEST });
  return attached;
}

/**
 * The envelopes that are attached to an image, as text. Other referrers are ignored.
 * @throws {RegistryError} `DeadlineError`
 */
export async function envelopesOf(
  registry: RegistryClient,
  { repository, digest }: ImageReference,
): Promise<string[]> {
  const envelopes: string[] = [];
  for (const each of (await registry.referrers(repository, digest)).slice(0, MOST)) {
    const stored = await registry.manifest(repository, each);
    const layer = stored && layerOf(each, stored.text, digest);
    const content = layer && (await registry.blob(repository, layer, MOST_BYTES));
    if (content) envelopes.push(content.toString());
  }
  return envelopes;
}

/** The digest of the one layer, where that is an envelope and belongs to the image. */
function layerOf(digest: string, text: string, image: string): string | undefined {
  let manifest;
  try {
    manifest = parseManifest(digest, text);
  } catch {
    return undefined;
  }
  const { subject, layers } = manifest;
  if (!isObject(subject) || subject['digest'] !== image) return undefined;
  const [layer, another]: unknown[] = Array.isArray(layers) ? layers : [];
  if (another !== undefined || !isObject(layer) || layer['mediaType'] !== ENVELOPE)
    return undefined;
  return typeof layer['digest'] === 'string' && /^sha256:[0-9a-f]{64}$/.test(layer['digest'])
    ? layer['digest']
    : undefined;
}
