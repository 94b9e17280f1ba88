import * as z from 'zod';
import { ReportError } from '../model/report.ts';
import { purlOf, versionOf } from '../packages/found-version.ts';
import { parsePurl, plainName } from '../packages/parse-purl.ts';
import { bindingProblem, type BundledImage } from './binding-problem.ts';
import type { BundleMembership } from './bundle-membership.ts';

/** A bill of materials from `nx sbom`, and its permitted use. */
export interface BillOfMaterials {
  /** Its name in VEX statements, `urn:cdx:SERIAL/VERSION`; undefined if it is not bound to this image. */
  readonly link: string | undefined;
  /** Undefined if it is not bound to this image. */
  readonly bundle: BundleMembership | undefined;
  /** Why it excuses nothing, one line each. */
  readonly warnings: readonly string[];
}

const PROPERTY = 'gatehouse:in-bundle';
/** The service's folder in images. */
const APPLICATION = /^\/?app\/(?!(?:.*\/)?\.\.(?:\/|$))/;
const billOfMaterials = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string().startsWith('urn:uuid:').optional(),
  version: z.int().optional(),
  metadata: z
    .looseObject({ component: z.looseObject({ purl: z.string().optional() }).optional() })
    .optional(),
  components: z.array(
    z.looseObject({
      name: z.string(),
      purl: z.string().optional(),
      properties: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
    }),
  ),
});

/**
 * Parses the output of `nx container --sbom-file`. It counts only for the image whose digest it names; the digest was
 * written after the image was built, so the document cannot be older. A package counts as outside only if every copy of
 * that version is.
 * @throws {ReportError} if it is not a bill of materials, or does not list the contents of the bundle
 */
export function readBillOfMaterials(
  origin: string,
  document: unknown,
  image: BundledImage,
): BillOfMaterials {
  const { data, error } = billOfMaterials.safeParse(document);
  if (error)
    throw new ReportError(
      'GH-REPORT-005',
      origin,
      `is no CycloneDX bill of materials: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`,
    );
  const inside = new Map<string, boolean>();
  for (const { name, purl: text = '', properties = [] } of data.components) {
    const value = properties.find((property) => property.name === PROPERTY)?.value;
    if (value !== 'true' && value !== 'false')
      throw new ReportError(
        'GH-REPORT-005',
        origin,
        `does not say whether ${name} is in the bundle: it needs the property "${PROPERTY}", as "npx nx sbom" writes it`,
      );
    const purl = parsePurl(text);
    if (purl?.type !== 'npm') continue;
    const key = `${plainName(purl)}@${purl.version}`;
    inside.set(key, inside.get(key) === true || value === 'true');
  }
  const { serialNumber, version = 1, metadata } = data;
  const problem = bindingProblem(metadata?.component?.purl, image);
  if (problem !== undefined) {
    const warning = `${origin}: excuses nothing outside of the bundle: ${problem}; "npx nx container ${image.service} --sbom-file=FILE" writes one that is bound to the image`;
    return { link: undefined, bundle: undefined, warnings: [warning] };
  }
  return {
    link: serialNumber?.replace(/^urn:uuid:(.*)$/, `urn:cdx:$1/${version}`),
    warnings: [],
    bundle: (found, paths) => {
      const purl = purlOf(found);
      const isHere = paths.length > 0 && paths.every((path) => APPLICATION.test(path ?? ''));
      if (found.kind !== 'library' || purl?.type !== 'npm' || !isHere) return undefined;
      return inside.get(`${plainName(purl)}@${versionOf(found, purl)}`);
    },
  };
}
