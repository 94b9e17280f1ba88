import { GatehouseError } from '@gatehouse/service-manifest';
import {
  encodeEnvelope,
  preAuthenticationEncoding,
  type SigningKey,
} from '../gate/evidence/index.ts';
import { parseImage } from '../image/image-reference.ts';
import type { RegistryClient } from '../promote/registry-client.ts';
import type { Claim } from './claim.ts';
import { attach } from './referrers.ts';
import { provenanceStatement, sbomStatement, type Job, type Statement } from './statements.ts';

/** CycloneDX, as far as it says which image it is of. */
export interface Bom {
  readonly bomFormat?: unknown;
  readonly metadata?: { readonly component?: { readonly purl?: unknown } };
}

/**
 * Signs provenance and bill of materials of an image, and attaches both to it. The provenance comes last: only with it
 * does the other one count.
 * @returns digests of what was attached
 * @throws {GatehouseError} `GH-PROVENANCE-003` for a bill of materials of another image; {@link EvidenceError}, `RegistryError`
 */
export async function attest(
  registry: RegistryClient,
  key: SigningKey,
  claim: Claim,
  job: Job,
  bom: Bom,
): Promise<string[]> {
  const image = parseImage(claim.image);
  const { purl } = bom.metadata?.component ?? {};
  if (
    bom.bomFormat !== 'CycloneDX' ||
    !String(purl).endsWith(`@${image.digest.replace(':', '%3A')}`)
  )
    throw new GatehouseError(
      'GH-PROVENANCE-003',
      `--sbom: must be CycloneDX of ${image.digest}, as "nx container NAME --sbom-file" writes it; its root component is ${JSON.stringify(purl)}`,
    );
  const manifest = await registry.manifest(image.repository, image.digest);
  if (manifest === undefined)
    throw new GatehouseError('GH-PROVENANCE-003', `There is no image ${claim.image}`);
  const subject = { mediaType: manifest.mediaType, size: Buffer.byteLength(manifest.text) };
  const put = async (payload: Buffer, { predicateType }: Statement) => {
    const signed = await key.sign(preAuthenticationEncoding(payload));
    const text = encodeEnvelope({ payload, ...signed });
    return attach(registry, image, subject, { text, predicateType });
  };
  const contents = sbomStatement(claim, bom);
  const payload = Buffer.from(JSON.stringify(contents));
  const origin = provenanceStatement(claim, job, payload);
  return [await put(payload, contents), await put(Buffer.from(JSON.stringify(origin)), origin)];
}
