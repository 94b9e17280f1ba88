import { PackageURL } from 'packageurl-js';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Finding } from '../model/finding.ts';
import { purlOf, versionOf } from '../packages/found-version.ts';
import type { Purl } from '../packages/parse-purl.ts';

/** What a person says about an exception. */
export interface ExceptionAnswers {
  readonly services: readonly string[];
  /** Empty: all. */
  readonly environments: readonly string[];
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** `2026-11-30` */
  readonly expires: string;
}

/**
 * The narrowest exception for findings of one vulnerability, as a document: for the packages and versions they are in.
 * @param findings At least one.
 */
export function draftException(
  findings: readonly Finding[],
  { services, environments, reason, owner, ticket, expires }: ExceptionAnswers,
  now: Date,
) {
  const [first, second] = findings as readonly [Finding, ...Finding[]];
  const { version } = scopeOf(first);
  return {
    vulnerability: first.id,
    ...(second === undefined
      ? { packages: [nameOf(first)], ...(version !== '' && { version }) }
      : severalOf(findings)),
    services,
    ...(environments.length > 0 && { environments }),
    reason,
    owner,
    ticket,
    created: now.toISOString().slice(0, 10),
    expires,
  };
}

/** Each with its own version, because a list of versions would apply to all packages. */
function severalOf(findings: readonly Finding[]) {
  const versions = [...new Set(findings.map((finding) => scopeOf(finding).version))];
  const [version] = versions;
  if (versions.length === 1)
    return { packages: unique(findings.map(nameOf)), ...(version && { version }) };
  const named = findings.map((finding) => {
    const { purl } = scopeOf(finding);
    return purl ? textOf(purl, scopeOf(finding).version) : undefined;
  });
  const packages = named.filter((each) => each !== undefined);
  if (packages.length < findings.length)
    throw new GatehouseError(
      'GH-POLICY-008',
      'it is in packages without a package URL and of several versions: write one exception for each by hand',
    );
  return { packages: unique(packages) };
}

function scopeOf({ package: found }: Finding) {
  const purl = purlOf(found);
  return { purl, version: versionOf(found, purl) };
}

function nameOf(finding: Finding): string {
  const { purl } = scopeOf(finding);
  return purl ? textOf(purl, undefined) : finding.package.name;
}

function textOf({ type, namespace, name }: Purl, version: string | undefined): string {
  const [, epoch, rest] = /^(?:(\d+):)?(.*)$/s.exec(version ?? '') ?? [];
  return new PackageURL(
    type,
    namespace || undefined,
    name,
    rest || undefined,
    epoch === undefined ? undefined : { epoch },
    undefined,
  ).toString();
}

const unique = (values: readonly string[]) => [...new Set(values)];
