import { Component, ComponentType, PackageURL } from './cyclonedx.ts';
import {
  type SystemPackage,
  debianPackages,
  stanzas,
  fromDebian,
  alpinePackages,
} from './system-packages.ts';
import { textOf } from './text-of.ts';
import { nodeComponent } from './node-component.ts';

/**
 * What an image has beside the service: packages of its distribution, Node, and dumb-init.
 * @param base Folder with the files of the base image.
 * @param init Folder with `control`, Debian's description of the package dumb-init; undefined where the base has it.
 */
export async function baseComponents(base: string, init: string | undefined): Promise<Component[]> {
  const release = await textOf(base, 'usr/lib/os-release', 'etc/os-release');
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(release)?.[1];
  const system = { id: field('ID') ?? 'linux', version: field('VERSION_ID') };
  const packages = [
    ...(await debianPackages(base)),
    ...alpinePackages(await textOf(base, 'lib/apk/db/installed')),
    ...(init === undefined ? [] : stanzas(await textOf(init, 'control')).map(fromDebian)),
  ];
  const node = await nodeComponent(base);
  const components = [
    ...packages.map((each) => componentOf(each, system)),
    ...(node && !packages.some(({ name }) => name === 'nodejs') ? [node] : []),
  ];
  if (components.length === 0) return [];
  const { id, version } = system;
  const name = new Component(ComponentType.OperatingSystem, id, {
    bomRef: `os/${id}`,
    ...(version && { version }),
  });
  return [name, ...components];
}

function componentOf(
  { type, name, version, architecture }: SystemPackage,
  system: { id: string; version: string | undefined },
): Component {
  const distro = system.version === undefined ? {} : { distro: `${system.id}-${system.version}` };
  const purl = new PackageURL(type, system.id, name, version, { arch: architecture, ...distro });
  return new Component(ComponentType.Library, name, {
    bomRef: `${type}/${name}`,
    version,
    purl: purl.toString(),
  });
}
