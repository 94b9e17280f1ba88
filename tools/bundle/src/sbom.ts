import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Factories } from '@cyclonedx/cyclonedx-library/Contrib/License';
import {
  ComponentScope,
  ComponentType,
  ExternalReferenceType,
  HashAlgorithm,
} from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  Component,
  ExternalReference,
  HashDictionary,
  Property,
} from '@cyclonedx/cyclonedx-library/Models';
import { JsonSerializer, JSON as Json } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import parseLicense from 'spdx-expression-parse';
import type { ProductionPackage } from './production-packages.ts';

/** The property by which a component says whether any of its code is in the bundle: "true" or "false". */
export const IN_BUNDLE = 'gatehouse:in-bundle';

const licenses = new Factories.LicenseFactory(parseLicense);

/**
 * The bill of materials of a service, CycloneDX 1.6 as JSON. What is installed and of which nothing is
 * in the bundle has the scope "excluded". The same input gives the same text: there is no date in it,
 * and the serial number is a digest of the rest.
 * @param folder Folder of the service, one of the packages' locations.
 * @param bundled Locations of the packages of which something is in the bundle.
 */
export function sbom(
  folder: string,
  packages: readonly ProductionPackage[],
  bundled: ReadonlySet<string>,
): string {
  const service = basename(folder);
  const bom = new Bom();
  const root = new Component(ComponentType.Application, service, { bomRef: service });
  bom.metadata.component = root;
  const components = new Map(
    packages.map((each) => [
      each.location,
      each.location === folder ? root : componentOf(each, bundled.has(each.location)),
    ]),
  );
  for (const { location, dependencies } of packages) {
    const component = components.get(location) as Component;
    if (component !== root) bom.components.add(component);
    for (const dependency of dependencies)
      component.dependencies.add((components.get(dependency) as Component).bomRef);
  }
  bom.serialNumber = serialNumber(serialize(bom));
  return serialize(bom);
}

function componentOf(
  { location, name, locked: { version, integrity, license } }: ProductionPackage,
  inBundle: boolean,
): Component {
  const [scope, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : [null, name];
  const published = location.includes('node_modules/');
  const component = new Component(ComponentType.Library, bare, {
    bomRef: location,
    ...(scope && { group: scope }),
    ...(version && { version }),
    // What is not published has no address by which a scanner could look it up.
    ...(published && { purl: new PackageURL('npm', scope, bare, version).toString() }),
    scope: inBundle ? ComponentScope.Required : ComponentScope.Excluded,
  });
  component.properties.add(new Property(IN_BUNDLE, String(inBundle)));
  if (license) component.licenses.add(licenses.makeFromString(license));
  if (published && integrity) component.externalReferences.add(tarball(name, version, integrity));
  return component;
}

/** The integrity in a lockfile is that of the package as the registry hands it out. */
function tarball(name: string, version: string | undefined, integrity: string): ExternalReference {
  const [algorithm, digest] = integrity.split('-') as [string, string];
  const known = algorithm === 'sha512' ? HashAlgorithm['SHA-512'] : HashAlgorithm['SHA-1'];
  return new ExternalReference(
    `https://registry.npmjs.org/${name}/-/${name.slice(name.indexOf('/') + 1)}-${version}.tgz`,
    ExternalReferenceType.Distribution,
    { hashes: new HashDictionary([[known, Buffer.from(digest, 'base64').toString('hex')]]) },
  );
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
