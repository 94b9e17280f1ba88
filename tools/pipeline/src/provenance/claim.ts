/** What must be proven about an image: that this repository's own workflow, on main, built it from this commit. */
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

/** The attestations of an image, and their in-toto predicate types. */
export const PREDICATES = {
  provenance: 'https://slsa.dev/provenance/v1',
  'bill of materials': 'https://cyclonedx.org/bom',
} as const;

/** The required signer, as named in a certificate. */
export const signerOf = ({ repository }: Claim): string =>
  `https://github.com/${repository}/${BUILDER}@${MAIN}`;

/**
 * The arguments of `gh` for one predicate. The signing workflow is of the same commit too, because it is called from
 * within the repository. https://cli.github.com/manual/gh_attestation_verify
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
