import type { Claim } from '../../attestations/claim.ts';

export const COMMIT = 'c'.repeat(40);
export const CLAIM: Claim = {
  image: `000000000000.dkr.ecr.eu-central-1.amazonaws.com/payments@sha256:${'a'.repeat(64)}`,
  commit: COMMIT,
  repository: 'acme/services',
};
export const SIGNER =
  'https://github.com/acme/services/.github/workflows/deliver-service.yml@refs/heads/main';

/** A `gh` that is content: what it prints then, in short. */
export function verified(signer = SIGNER, commit = COMMIT, type = '%s'): string {
  const result = {
    statement: { predicateType: type },
    signature: { certificate: { buildSignerURI: signer, sourceRepositoryDigest: commit } },
  };
  return `printf '${JSON.stringify([{ verificationResult: result }])}' "$type"`;
}

/** A `gh` that fails, as it says so without a terminal. */
export const failing = (message: string, code = 1) =>
  `printf '\\nError: %s\\n' '${message}' >&2; exit ${code}`;
