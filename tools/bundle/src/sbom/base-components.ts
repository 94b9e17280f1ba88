import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Component, ComponentType, PackageURL } from './cyclonedx.ts';

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

interface SystemPackage {
  readonly type: 'deb' | 'apk';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

async function debianPackages(base: string): Promise<SystemPackage[]> {
  // Distroless has a file for each package instead of one for all.
  const folder = join(base, 'var/lib/dpkg/status.d');
  const files = (await readdir(folder).catch(() => [])).filter(
    (file) => !file.endsWith('.md5sums'),
  );
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
  return [...texts, await textOf(base, 'var/lib/dpkg/status')].flatMap(stanzas).map(fromDebian);
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
const stanzas = (text: string) => text.split(/\n\n+/).filter((each) => /^Package:/m.test(each));

const fieldOf = (stanza: string, name: string) =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(stanza)?.[1] ?? '';

const fromDebian = (stanza: string): SystemPackage => ({
  type: 'deb',
  name: fieldOf(stanza, 'Package'),
  version: fieldOf(stanza, 'Version'),
  architecture: fieldOf(stanza, 'Architecture'),
});

/** https://wiki.alpinelinux.org/wiki/Apk_spec */
const alpinePackages = (text: string): SystemPackage[] =>
  text
    .split(/\n\n+/)
    .filter((each) => /^P:/m.test(each))
    .map((each) => ({
      type: 'apk',
      name: fieldOf(each, 'P'),
      version: fieldOf(each, 'V'),
      architecture: fieldOf(each, 'A'),
    }));

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

/** Node says in its binary which it is; it is for another processor perhaps, and is not run. */
async function nodeComponent(base: string): Promise<Component | undefined> {
  for (const path of ['nodejs/bin/node', 'usr/bin/node', 'usr/local/bin/node']) {
    const binary = await readFile(join(base, path)).catch(() => undefined);
    const version = binary && /\bnode\.js\/v(\d+\.\d+\.\d+)/.exec(binary.toString('latin1'))?.[1];
    if (version)
      return new Component(ComponentType.Application, 'node', {
        bomRef: 'node',
        version,
        purl: new PackageURL('generic', null, 'node', version).toString(),
        cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
      });
  }
  return undefined;
}

/** The first of these files that is there; empty where none is. */
async function textOf(folder: string, ...files: string[]): Promise<string> {
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}
