import { readFile, writeFile } from 'node:fs/promises';
import { GatehouseError } from '@gatehouse/service-manifest';

/**
 * Writes into a bill of materials that was copied out of an image which image that was: the purl of its root
 * component is `pkg:oci/NAME@sha256:...`. In the image it cannot say so, being a part of it. The gate takes no
 * package for outside of the bundle without it.
 * https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json
 * @param digest `sha256:...`, by which the image is gated
 * @throws where the file is not CycloneDX
 */
export async function bindSbom(file: string, name: string, digest: string): Promise<void> {
  const document = JSON.parse(await readFile(file, 'utf8')) as Bom;
  if (document.bomFormat !== 'CycloneDX')
    throw new GatehouseError('GH-REPORT-005', `${file} is not CycloneDX`);
  const { metadata } = document;
  const component = {
    type: 'application',
    name,
    ...metadata?.component,
    purl: `pkg:oci/${name}@${digest.replace(':', '%3A')}`,
  };
  const bound = { ...document, metadata: { ...metadata, component } };
  await writeFile(file, `${JSON.stringify(bound, null, 2)}\n`);
}

interface Bom {
  readonly bomFormat?: string;
  readonly metadata?: { readonly component?: object };
}
