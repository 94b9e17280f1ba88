import * as z from 'zod';
import type { FoundPackage } from '../model/report.ts';
import { ReportError } from '../model/report.ts';

/** Says whether any code of a package is in the bundle; undefined for one that the bill of materials does not have. */
export type BundleMembership = (found: FoundPackage) => boolean | undefined;

const PROPERTY = 'gatehouse:in-bundle';
const billOfMaterials = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.looseObject({
      name: z.string(),
      group: z.string().optional(),
      version: z.string().optional(),
      properties: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
    }),
  ),
});

/**
 * Reads what `nx sbom` wrote. A package counts as outside only where every version of it that fits is.
 * @throws {ReportError} where it is no bill of materials, or does not say what is in the bundle
 */
export function bundleMembership(origin: string, document: unknown): BundleMembership {
  const { data, error } = billOfMaterials.safeParse(document);
  if (error)
    throw new ReportError(
      origin,
      `is no CycloneDX bill of materials: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}`,
    );
  const inside = new Map<string, boolean>();
  for (const { name, group, version, properties = [] } of data.components) {
    const value = properties.find((property) => property.name === PROPERTY)?.value;
    if (value !== 'true' && value !== 'false')
      throw new ReportError(
        origin,
        `does not say whether ${name} is in the bundle: it needs the property "${PROPERTY}", as "npx nx sbom" writes it`,
      );
    const key = `${group ? `${group}/` : ''}${name}@${version ?? ''}`;
    inside.set(key, inside.get(key) === true || value === 'true');
  }
  return ({ name, version, kind }) =>
    kind === 'os' ? undefined : inside.get(`${name}@${version}`);
}
