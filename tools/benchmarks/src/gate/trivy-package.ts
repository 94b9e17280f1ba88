import type { Random } from './random.ts';

/** A package as `trivy image --format json --list-all-pkgs` writes it. */
export type TrivyPackage = ReturnType<typeof debianPackage> | ReturnType<typeof npmPackage>;

/** A layer of an image, by the digests of what is compressed and of what is not. */
export interface Layer {
  readonly Digest: string;
  readonly DiffID: string;
}

export const layerOf = (random: Random): Layer => ({
  Digest: `sha256:${random.hex(64)}`,
  DiffID: `sha256:${random.hex(64)}`,
});

const version = (random: Random) =>
  `${random.below(9)}.${random.below(30)}.${random.below(40)}` as const;

export function debianPackage(at: number, random: Random, Layer: Layer) {
  const Name = `lib${random.pick(['ssl', 'xml', 'curl', 'png', 'archive', 'systemd'])}-${at}`;
  const Version = version(random);
  const Release = `${1 + random.below(9)}+deb13u${1 + random.below(4)}`;
  return {
    ID: `${Name}@${Version}-${Release}`,
    Name,
    Identifier: {
      PURL: `pkg:deb/debian/${Name}@${Version}-${Release}?arch=amd64&distro=debian-13.1`,
      UID: random.hex(16),
    },
    Version,
    Release,
    Arch: 'amd64',
    SrcName: Name.replace(/-\d+$/, ''),
    SrcVersion: Version,
    SrcRelease: Release,
    Licenses: ['GPL-2.0-or-later', 'LGPL-2.1-or-later', 'BSD-3-Clause'],
    Maintainer: 'Debian Maintainers <packages@lists.debian.example>',
    DependsOn: Array.from({ length: 4 }, () => `libc6@2.41-${random.below(30)}`),
    Layer,
    Digest: `md5:${random.hex(32)}`,
    InstalledFiles: Array.from(
      { length: 6 },
      (_, file) => `/usr/share/doc/${Name}/${['copyright', 'changelog.Debian.gz'][file % 2]}`,
    ),
    AnalyzedBy: 'dpkg',
  };
}

export function npmPackage(at: number, random: Random, Layer: Layer) {
  const Name = `@${random.pick(['acme', 'types', 'opentelemetry', 'aws-sdk'])}/package-${at}`;
  const Version = version(random);
  return {
    ID: `${Name}@${Version}`,
    Name,
    Identifier: { PURL: `pkg:npm/${Name.replace('@', '%40')}@${Version}`, UID: random.hex(16) },
    Version,
    Licenses: ['MIT'],
    Relationship: 'indirect',
    DependsOn: Array.from({ length: 5 }, () => `package-${random.below(900)}@${version(random)}`),
    Layer,
    Locations: [{ StartLine: 1 + at * 14, EndLine: 14 + at * 14 }],
    AnalyzedBy: 'npm',
  };
}
