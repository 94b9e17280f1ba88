import { basename } from 'node:path';
import {
  Bom,
  Component,
  ComponentType,
  Json,
  JsonSerializer,
  Property,
  Spec1dot6,
} from './cyclonedx.ts';
import { serialNumber } from './serial-number.ts';
import { namedComponent } from './named-component.ts';
import type { SbomInput } from './sbom-input.ts';
import { IN_BUNDLE, componentOf } from './component-of.ts';

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
    bom.metadata.tools.components.add(
      namedComponent(ComponentType.Application, name, { version: of }),
    );
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

function serialize(bom: Bom): string {
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
