import { PackageURL } from 'packageurl-js';

/** A package URL in normal form: decoded, in the case that its type prescribes. Missing parts are empty strings. */
export interface Purl {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  /** With the epoch as a prefix if a qualifier has it: `1:3.0.7-1.el9`. */
  readonly version: string;
  /** Without the epoch. */
  readonly qualifiers: ReadonlyMap<string, string>;
}

/** Package types of operating systems. Their names are unique without the namespace, which is the vendor. */
const OS_TYPES: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'ebuild', 'opkg', 'rpm']);

/** Distribution names of Syft (from os-release) and Trivy. */
const VENDORS: Readonly<Record<string, string>> = {
  almalinux: 'alma',
  amzn: 'amazon',
  ol: 'oracle',
  rhel: 'redhat',
  sles: 'suse',
};

export const isOsType = (type: string) => OS_TYPES.has(type);

const parsed = new Map<string, Purl | undefined>();
/** Reports of large images name some 10,000 packages. */
const MOST_PARSED = 50_000;

/**
 * Parses a package URL. https://github.com/package-url/purl-spec
 * @returns undefined if it is invalid
 */
export function parsePurl(text: string): Purl | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const purl = parse(text);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(text, purl);
  return purl;
}

function parse(text: string): Purl | undefined {
  if (text.length > 2_000 || !/^pkg:/i.test(text)) return undefined;
  try {
    const { type, namespace = '', name, version = '', ...rest } = PackageURL.fromString(text);
    if (type === undefined || name === undefined) return undefined;
    const vendor = isOsType(type) ? (VENDORS[namespace] ?? namespace) : namespace;
    const qualifiers = new Map(Object.entries((rest.qualifiers ?? {}) as Record<string, string>));
    const epoch = qualifiers.get('epoch');
    qualifiers.delete('epoch');
    const normal = normalVersion(type, version, epoch);
    return { type, namespace: vendor, name, version: normal, qualifiers };
  } catch {
    return undefined;
  }
}

/** A version for comparison: an epoch of 0 equals none, and Go's `v` is not part of the number. */
export function normalVersion(type: string, version: string, epoch?: string): string {
  if (type === 'golang') return version.replace(/^v(?=\d)/, '');
  if (!isOsType(type) || version === '') return version;
  const whole = epoch !== undefined && !/^\d+:/.test(version) ? `${epoch}:${version}` : version;
  return whole.replace(/^0+:/, '');
}

/** The name in the ecosystem's own notation: `@scope/name`, `group:artifact`, `golang.org/x/net`, `openssl`. */
export function plainName({ type, namespace, name }: Purl): string {
  if (namespace === '' || isOsType(type)) return name;
  return type === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`;
}
