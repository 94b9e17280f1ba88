import type { ProductionPackage } from '../production-packages.ts';
import {
  ExternalReference,
  ExternalReferenceType,
  HashAlgorithm,
  HashDictionary,
  PackageURL,
} from './cyclonedx.ts';

/** Registries as .npmrc names them: the one of each scope, and that of all others by the name `''`. */
export type Registries = ReadonlyMap<string, string>;

const PUBLIC = 'https://registry.npmjs.org';

/** Reads them from the text of an .npmrc. */
export function parseRegistries(npmrc: string): Registries {
  const lines = npmrc.matchAll(/^\s*(?:(@[^:\s]+):)?registry\s*=\s*"?(https?:[^\s"]+)"?\s*$/gm);
  return new Map([...lines].map(([, scope = '', url = '']) => [scope, url.replace(/\/+$/, '')]));
}

/** Where a package comes from: undefined parts are not known, or there are none. */
export interface Source {
  /** What scanners look a package up by. Only what a registry publishes has one. */
  readonly purl?: string;
  readonly reference?: ExternalReference;
}

/**
 * Where a package was installed from. What is not from the public registry says so, as a package of the same name in
 * it may be another one.
 */
export function sourceOf(
  { location, name, locked }: ProductionPackage,
  registries: Registries,
): Source {
  const { version, resolved, integrity, inBundle } = locked;
  // Of the workspace, from a folder or an archive: nothing is published.
  if (!location.includes('node_modules/') || resolved?.startsWith('file:')) return {};
  const [scope, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : [null, name];
  const purl = (qualifiers: Record<string, string> | undefined) =>
    new PackageURL('npm', scope, bare, version, qualifiers).toString();
  if (resolved !== undefined && /^git[+:@]|^(?:github|gitlab|bitbucket):/.test(resolved))
    return {
      purl: purl({ vcs_url: resolved }),
      reference: new ExternalReference(resolved, ExternalReferenceType.VCS),
    };
  const registry = registryOf(resolved, name, registries.get(scope ?? '') ?? registries.get(''));
  const address = resolved ?? `${registry}/${name}/-/${bare}-${version}.tgz`;
  const qualifiers =
    registry === PUBLIC
      ? undefined
      : registry === undefined
        ? { download_url: address }
        : { repository_url: registry };
  // Part of another package: what is published has neither its address nor its hash.
  if (inBundle || integrity === undefined) return { purl: purl(qualifiers) };
  const reference = new ExternalReference(address, ExternalReferenceType.Distribution, {
    hashes: hashesOf(integrity),
  });
  return { purl: purl(qualifiers), reference };
}

/** By the lockfile, else by .npmrc; undefined for an archive that is in no registry. */
function registryOf(
  resolved: string | undefined,
  name: string,
  configured = PUBLIC,
): string | undefined {
  if (resolved === undefined) return configured;
  const end = resolved.indexOf(`/${name}/-/`);
  return end < 0 ? undefined : resolved.slice(0, end);
}

const ALGORITHMS: Readonly<Record<string, HashAlgorithm>> = {
  sha1: HashAlgorithm['SHA-1'],
  sha256: HashAlgorithm['SHA-256'],
  sha384: HashAlgorithm['SHA-384'],
  sha512: HashAlgorithm['SHA-512'],
};

/** Of an integrity such as `sha1-… sha512-…`, in hexadecimal: https://www.w3.org/TR/SRI/ */
function hashesOf(integrity: string): HashDictionary {
  return new HashDictionary(
    integrity.split(/\s+/).flatMap((each): [HashAlgorithm, string][] => {
      const [, name = '', digest = ''] = /^(\w+)-([A-Za-z0-9+/=]+)/.exec(each) ?? [];
      const algorithm = ALGORITHMS[name];
      return algorithm === undefined
        ? []
        : [[algorithm, Buffer.from(digest, 'base64').toString('hex')]];
    }),
  );
}
