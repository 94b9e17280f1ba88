import type { Finding } from '../model/finding.ts';
import { every, isSo, some, type Match } from '../packages/match.ts';
import { matchesPackage } from '../packages/package-pattern.ts';

/** What a statement is about. */
export interface Scope {
  readonly vulnerability: string;
  /** Other names of it, by the author of the statement. */
  readonly aliases?: readonly string[] | undefined;
  /** Package URLs, with or without a version, and plain names. */
  readonly packages: readonly string[];
  /** Exact versions and ranges, one of which must fit. None: all. */
  readonly versions?: readonly string[] | undefined;
  /** None: all. */
  readonly services: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  /** The only image that it is about; none: every image of the services. */
  readonly image?: ImageScope | undefined;
  /** The only bill of materials that it is about: `urn:cdx:SERIAL/VERSION`. */
  readonly bom?: string | undefined;
}

export interface ImageScope {
  /** `sha256:...` */
  readonly digest?: string | undefined;
  /** Repository, or what it begins with. */
  readonly repository?: string | undefined;
  /** Something else that it names the image by, such as a tag: which image that is cannot be known. */
  readonly other?: string | undefined;
}

/** Leave to pass a vulnerability for a while. */
export interface Exception extends Scope {
  /** Where it is written. */
  readonly file: string;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** The first moment at which it no longer holds. */
  readonly expires: Date;
  /** Of a statement of VEX, when it was made: a later one can revoke it. */
  readonly statedAt?: Date | undefined;
  /** Whether it says that the vulnerability does no harm: a false positive. Default: it is accepted for a while. */
  readonly notAffected?: boolean | undefined;
}

/** A statement of VEX by which a vulnerability does harm, or may: it revokes earlier ones. No packages: all. */
export interface Revocation extends Scope {
  readonly file: string;
  readonly status: string;
  readonly statedAt: Date;
}

/** What is gated. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
  /** Digests of the one image: of its manifest, its configuration, and of the index it is asked for by. */
  readonly digests?: readonly string[] | undefined;
  /** With the registry in front. */
  readonly repository?: string | undefined;
  /** Link to the bill of materials that is bound to the image. */
  readonly bom?: string | undefined;
}

/** Whether a statement is about a service, environment and image at all. */
export function concerns({ services, environments, image, bom }: Scope, subject: Subject): Match {
  return every(
    isSo(services?.includes(subject.service) ?? true),
    isSo(environments?.includes(subject.environment) ?? true),
    image === undefined ? 'yes' : matchesImage(image, subject),
    bom === undefined ? 'yes' : isSo(bom === subject.bom),
  );
}

function matchesImage(
  { digest, repository, other }: ImageScope,
  { digests = [], repository: own }: Subject,
): Match {
  // What has the digest is the image, wherever it is kept and however it is tagged.
  if (digest !== undefined) return isSo(digests.includes(digest));
  return every(
    repository === undefined
      ? 'yes'
      : isSo(own === repository || own?.startsWith(`${repository}/`) === true),
    other === undefined ? 'yes' : 'maybe',
  );
}

/** Whether a statement is about a finding, by any of the finding's names. */
export function isAbout({ vulnerability, aliases, packages, versions }: Scope, finding: Finding) {
  const named =
    finding.aliases.includes(vulnerability) ||
    aliases?.some((alias) => finding.aliases.includes(alias)) === true;
  if (!named) return 'no';
  if (packages.length === 0) return 'yes';
  return some(...packages.map((each) => matchesPackage(each, versions, finding.package)));
}

/** The statement that revokes another for a finding: the same vulnerability may do harm, by one not older. */
export function revocationOf(
  { statedAt }: Exception,
  finding: Finding,
  revocations: readonly Revocation[],
): Revocation | undefined {
  if (statedAt === undefined) return undefined;
  return revocations.find((each) => each.statedAt >= statedAt && isAbout(each, finding) !== 'no');
}
