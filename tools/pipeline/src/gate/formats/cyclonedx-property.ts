import type { CycloneDxComponent, CycloneDxProperty } from './cyclonedx-schema.ts';

export const INSPECTOR = 'amazon:inspector:sbom_scanner:';

export const propertyOf = (properties: readonly CycloneDxProperty[]) => (name: string) =>
  properties.find((each) => each.name === name)?.value || undefined;

export function pathOf(component: CycloneDxComponent | undefined): string | undefined {
  const property = propertyOf(component?.properties ?? []);
  return (
    property(`${INSPECTOR}path`) ??
    property('aquasecurity:trivy:FilePath') ??
    property('syft:location:0:path')
  );
}
