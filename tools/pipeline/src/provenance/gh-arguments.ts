import { BUILDER, MAIN, type Claim } from '../attestations/claim.ts';

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
