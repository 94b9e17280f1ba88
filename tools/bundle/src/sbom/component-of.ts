import type { ProductionPackage } from '../production-packages.ts';
import {
  type Component,
  ComponentScope,
  ComponentType,
  Factories,
  parseLicense,
  Property,
} from './cyclonedx.ts';
import { sourceOf } from './source-of.ts';
import { namedComponent } from './named-component.ts';
import type { SbomInput } from './sbom-input.ts';

/**
 * The property by which a component says whether any of its code is in what the image runs: "true" in the bundle or in
 * its node_modules, else "false".
 */
export const IN_BUNDLE = 'gatehouse:in-bundle';

/** The property of what is in node_modules beside the bundle: "true". */
export const EXTERNAL = 'gatehouse:external';

const licenses = new Factories.LicenseFactory(parseLicense);

/** The component of an installed package, which may be excluded. */
export function componentOf(
  each: ProductionPackage,
  { bundled, external, registries }: SbomInput,
): Component {
  const { location, name, locked } = each;
  const isExternal = external.has(location);
  const isThere = isExternal || bundled.has(location);
  const { purl, reference } = sourceOf(each, registries);
  const component = namedComponent(ComponentType.Library, name, {
    bomRef: location,
    ...(locked.version && { version: locked.version }),
    ...(purl && { purl }),
    scope: isThere ? ComponentScope.Required : ComponentScope.Excluded,
  });
  component.properties.add(new Property(IN_BUNDLE, String(isThere)));
  if (isExternal) component.properties.add(new Property(EXTERNAL, 'true'));
  if (locked.license) component.licenses.add(licenses.makeFromString(locked.license));
  if (reference) component.externalReferences.add(reference);
  return component;
}
