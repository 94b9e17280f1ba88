import { createHash } from 'node:crypto';
import { GatehouseError } from '@gatehouse/service-manifest';
import { parseStrictJson } from '../json/strict-json.ts';

/** The manifest of an image, or an index of several. */
export type Manifest = Readonly<Record<string, unknown>>;

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Parses a registry's response for a digest.
 * @param digest The requested digest.
 * @param text The response, byte for byte.
 * @throws with one line if the text does not match the digest, or is not clearly one of the two
 */
export function parseManifest(digest: string, text: string): Manifest {
  const actual = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  if (actual !== digest)
    throw new GatehouseError(
      'GH-GATE-008',
      `the manifest is not the one of this digest, but of ${actual}`,
    );
  const parsed = parse(text);
  // Programs read an ambiguous document differently: https://nvd.nist.gov/vuln/detail/CVE-2021-41190
  if (isIndex(parsed) === ('config' in parsed || 'layers' in parsed))
    throw new GatehouseError(
      'GH-GATE-008',
      'the manifest is neither clearly an image nor clearly an index',
    );
  return parsed;
}

export const isIndex = (manifest: Manifest) => 'manifests' in manifest;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): Manifest {
  let value: unknown;
  try {
    value = parseStrictJson(text);
  } catch (error) {
    throw new GatehouseError(
      'GH-GATE-008',
      `the manifest is not JSON: ${(error as Error).message}`,
      { cause: error },
    );
  }
  if (!isObject(value)) throw new GatehouseError('GH-GATE-008', 'the manifest is not an object');
  return value;
}
