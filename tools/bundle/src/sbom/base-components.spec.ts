import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { baseComponents } from './base-components.ts';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-base-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const control = (name: string, version: string) =>
  `Package: ${name}\nVersion: ${version}\nArchitecture: amd64\nDescription: a package\n more of it\n`;
const told = async (base: string, init?: string) =>
  (await baseComponents(join(root, base), init && join(root, init))).map(
    ({ purl, name, version }) => String(purl ?? `${name} ${version}`),
  );

describe('the contents of an image beside the service', () => {
  it('are read from distroless: Debian’s packages, Node.js, and dumb-init', async () => {
    write('distroless/usr/lib/os-release', 'NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="13"\n');
    write('distroless/var/lib/dpkg/status.d/libc6', control('libc6', '2.41-12'));
    write('distroless/var/lib/dpkg/status.d/libc6.md5sums', 'Package: none\n');
    write('distroless/nodejs/bin/node', '\x7fELF\0node.js/v26.1.0\0');
    write('init/control', control('dumb-init', '1.2.5-3'));
    expect(await told('distroless', 'init')).toEqual([
      'debian 13',
      'pkg:deb/debian/libc6@2.41-12?arch=amd64&distro=debian-13',
      'pkg:deb/debian/dumb-init@1.2.5-3?arch=amd64&distro=debian-13',
      'pkg:generic/node@26.1.0',
    ]);
  });

  it('are read from Alpine, where Node.js is a package', async () => {
    write('alpine/etc/os-release', 'ID=alpine\nVERSION_ID=3.22.1\n');
    write(
      'alpine/lib/apk/db/installed',
      'C:Q1\nP:musl\nV:1.2.5-r10\nA:x86_64\n\nP:nodejs\nV:24.1.0-r0\nA:x86_64\n',
    );
    write('alpine/usr/bin/node', 'node.js/v24.1.0');
    expect(await told('alpine')).toEqual([
      'alpine 3.22.1',
      'pkg:apk/alpine/musl@1.2.5-r10?arch=x86_64&distro=alpine-3.22.1',
      'pkg:apk/alpine/nodejs@24.1.0-r0?arch=x86_64&distro=alpine-3.22.1',
    ]);
  });

  it('are empty without an operating system', async () => {
    expect(await told('nowhere')).toEqual([]);
  });
});
