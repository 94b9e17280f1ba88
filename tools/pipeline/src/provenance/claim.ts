/** What must be proven of an image: that this repository's own workflow, on main, made it of this commit. */
export interface Claim {
  /** REPOSITORY@sha256:... */
  readonly image: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** ORGANISATION/REPOSITORY on GitHub. */
  readonly repository: string;
}

/** The only one of our workflow files that builds images. */
export const BUILDER = '.github/workflows/deliver-service.yml';
const MAIN = 'refs/heads/main';

/** What is attested of an image, and how in-toto calls such a statement. */
export const PREDICATES = {
  provenance: 'https://slsa.dev/provenance/v1',
  'bill of materials': 'https://cyclonedx.org/bom',
} as const;

/** Who has to have signed, as it is in a certificate. */
export const signerOf = ({ repository }: Claim): string =>
  `https://github.com/${repository}/${BUILDER}@${MAIN}`;

/**
 * What `gh` is asked for one predicate. That the signing workflow is of the same commit too holds since it is
 * called from within the repository.
 * https://cli.github.com/manual/gh_attestation_verify
 */
export const argumentsFor = (
  { image, commit, repository }: Claim,
  predicateType: string,
): string[] => [
  'attestation',
  'verify',
  `oci://${image}`,
  ...['--repo', repository],
  ...['--signer-workflow', `${repository}/${BUILDER}`],
  ...['--signer-digest', commit],
  ...['--source-digest', commit],
  ...['--source-ref', MAIN],
  '--deny-self-hosted-runners',
  ...['--predicate-type', predicateType],
  ...['--format', 'json'],
];
