import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textOf } from './text-of.ts';

export interface SystemPackage {
  readonly type: 'deb' | 'apk';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

/** What Debian's or Distroless' package database lists. */
export async function debianPackages(base: string): Promise<SystemPackage[]> {
  // Distroless has a file for each package instead of one for all.
  const folder = join(base, 'var/lib/dpkg/status.d');
  const files = (await readdir(folder).catch(() => [])).filter(
    (file) => !file.endsWith('.md5sums'),
  );
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
  return [...texts, await textOf(base, 'var/lib/dpkg/status')].flatMap(stanzas).map(fromDebian);
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
export const stanzas = (text: string) =>
  text.split(/\n\n+/).filter((each) => /^Package:/m.test(each));

const fieldOf = (stanza: string, name: string) =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(stanza)?.[1] ?? '';

export const fromDebian = (stanza: string): SystemPackage => ({
  type: 'deb',
  name: fieldOf(stanza, 'Package'),
  version: fieldOf(stanza, 'Version'),
  architecture: fieldOf(stanza, 'Architecture'),
});

/** https://wiki.alpinelinux.org/wiki/Apk_spec */
export const alpinePackages = (text: string): SystemPackage[] =>
  text
    .split(/\n\n+/)
    .filter((each) => /^P:/m.test(each))
    .map((each) => ({
      type: 'apk',
      name: fieldOf(each, 'P'),
      version: fieldOf(each, 'V'),
      architecture: fieldOf(each, 'A'),
    }));
