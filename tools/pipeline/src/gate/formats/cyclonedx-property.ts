import type { CycloneDxComponent, CycloneDxProperty } from './cyclonedx-schema.ts';

/** Prefix of Inspector’s properties. */
export const INSPECTOR = 'amazon:inspector:sbom_scanner:';

/** Looks up a property; an empty one counts as missing. */
export const propertyOf = (properties: readonly CycloneDxProperty[]) => (name: string) =>
  properties.find((each) => each.name === name)?.value || undefined;

/** Where a component is in the image, as its scanner has it. */
export function pathOf(component: CycloneDxComponent | undefined): string | undefined {
  const property = propertyOf(component?.properties ?? []);
  return (
    property(`${INSPECTOR}path`) ??
    property('aquasecurity:trivy:FilePath') ??
    property('syft:location:0:path')
  );
}
