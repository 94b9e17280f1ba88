import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ProductionPackage } from '../production-packages.ts';
import {
  Bom,
  Component,
  ComponentScope,
  ComponentType,
  Factories,
  Json,
  JsonSerializer,
  parseLicense,
  Property,
  Spec1dot6,
} from './cyclonedx.ts';
import { sourceOf, type Registries } from './source-of.ts';

/**
 * The property by which a component says whether any of its code is in what the image runs: "true" in the bundle or in
 * its node_modules, else "false".
 */
export const IN_BUNDLE = 'gatehouse:in-bundle';

/** The property of what is in node_modules beside the bundle: "true". */
export const EXTERNAL = 'gatehouse:external';

const licenses = new Factories.LicenseFactory(parseLicense);

export interface SbomInput {
  /** Folder of the service, one of the packages' locations. */
  readonly folder: string;
  readonly packages: readonly ProductionPackage[];
  /** Locations of the packages of which something is in the bundle. */
  readonly bundled: ReadonlySet<string>;
  /** Locations of those that are in node_modules beside it. */
  readonly external: ReadonlySet<string>;
  readonly registries: Registries;
  /** What made the bundle. */
  readonly tools: readonly { name: string; version: string }[];
  /** What the image has beside the service. */
  readonly base: readonly Component[];
}

/**
 * The bill of materials of a service, CycloneDX 1.6 as JSON. What is installed and of which nothing is
 * in the image has the scope "excluded". The same input gives the same text: there is no date in it,
 * and the serial number is a digest of the rest.
 */
export function sbom(input: SbomInput): string {
  const { folder, packages, tools, base } = input;
  const service = basename(folder);
  const bom = new Bom();
  const version = packages.find(({ location }) => location === folder)?.locked.version;
  const root = new Component(ComponentType.Application, service, {
    bomRef: service,
    ...(version && { version }),
  });
  bom.metadata.component = root;
  for (const { name, version: of } of tools)
    bom.metadata.tools.components.add(named(ComponentType.Application, name, { version: of }));
  const components = new Map(
    packages.map((each) => [
      each.location,
      each.location === folder ? root : componentOf(each, input),
    ]),
  );
  for (const { location, dependencies } of packages) {
    const component = components.get(location) as Component;
    if (component !== root) bom.components.add(component);
    for (const dependency of dependencies)
      component.dependencies.add((components.get(dependency) as Component).bomRef);
  }
  for (const component of base) {
    // It is in the image: the gate excuses nothing in it.
    component.properties.add(new Property(IN_BUNDLE, 'true'));
    bom.components.add(component);
    root.dependencies.add(component.bomRef);
  }
  bom.serialNumber = serialNumber(serialize(bom));
  return serialize(bom);
}

function componentOf(
  each: ProductionPackage,
  { bundled, external, registries }: SbomInput,
): Component {
  const { location, name, locked } = each;
  const isExternal = external.has(location);
  const isThere = isExternal || bundled.has(location);
  const { purl, reference } = sourceOf(each, registries);
  const component = named(ComponentType.Library, name, {
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

/** A component whose name may have a scope. */
function named(
  type: ComponentType,
  name: string,
  options: ConstructorParameters<typeof Component>[2],
): Component {
  const [scope, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : ['', name];
  return new Component(type, bare, { ...options, ...(scope && { group: scope }) });
}

function serialize(bom: Bom): string {
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** A UUID made of a digest: RFC 9562, version 8. */
function serialNumber(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `urn:uuid:${uuid}`;
}
