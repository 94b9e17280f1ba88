import type { CycloneDxComponent } from './cyclonedx-schema.ts';

export type Components = ReadonlyMap<string, CycloneDxComponent>;

/** Components by each name that a reference may have. */
export function componentsByRef(components: readonly CycloneDxComponent[]): Components {
  return new Map(
    components.flatMap((each) =>
      [each['bom-ref'], each.purl].flatMap((ref) => (ref ? [[ref, each] as const] : [])),
    ),
  );
}
