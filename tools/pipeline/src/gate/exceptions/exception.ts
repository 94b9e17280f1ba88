import type { Finding } from '../model/finding.ts';
import { some } from '../packages/match.ts';
import { matchesPackage } from '../packages/matches-package.ts';

/** The subject of a statement. */
export interface Scope {
  readonly vulnerability: string;
  /** Other names of the vulnerability, from the statement's author. */
  readonly aliases?: readonly string[] | undefined;
  /** Package URLs, with or without a version, and plain names. */
  readonly packages: readonly string[];
  /** Exact versions and ranges, one of which must match. Empty: all. */
  readonly versions?: readonly string[] | undefined;
  /** Empty: all. */
  readonly services: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  /** The only image that it applies to; undefined: every image of the services. */
  readonly image?: ImageScope | undefined;
  /** The only bill of materials that it applies to: `urn:cdx:SERIAL/VERSION`. */
  readonly bom?: string | undefined;
}

export interface ImageScope {
  /** `sha256:...` */
  readonly digest?: string | undefined;
  /** A repository, or its prefix. */
  readonly repository?: string | undefined;
  /** Another reference to the image, such as a tag: which image that is cannot be known. */
  readonly other?: string | undefined;
}

/** A permission to pass a vulnerability for a limited time. */
export interface Exception extends Scope {
  /** Its file. */
  readonly file: string;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** The first moment at which it is no longer valid. */
  readonly expires: Date;
  /** Time of a VEX statement: a later one can revoke it. */
  readonly statedAt?: Date | undefined;
  /**
   * Whether it says that the vulnerability is harmless: a false positive. Default: a risk accepted for a limited time.
   */
  readonly notAffected?: boolean | undefined;
}

/** A VEX statement that a vulnerability is or may be harmful: it revokes earlier ones. No packages: all. */
export interface Revocation extends Scope {
  readonly file: string;
  readonly status: string;
  readonly statedAt: Date;
}

/** Whether a statement applies to a finding, by any of the finding's names. */
export function isAbout({ vulnerability, aliases, packages, versions }: Scope, finding: Finding) {
  const named =
    finding.aliases.includes(vulnerability) ||
    aliases?.some((alias) => finding.aliases.includes(alias)) === true;
  if (!named) return 'no';
  if (packages.length === 0) return 'yes';
  return some(...packages.map((each) => matchesPackage(each, versions, finding.package)));
}

/**
 * The statement that revokes another for a finding: it is not older, and says that the same vulnerability may be
 * harmful.
 */
export function revocationOf(
  { statedAt }: Exception,
  finding: Finding,
  revocations: readonly Revocation[],
): Revocation | undefined {
  if (statedAt === undefined) return undefined;
  return revocations.find((each) => each.statedAt >= statedAt && isAbout(each, finding) !== 'no');
}
