import type { Claim } from '../claim.ts';

export const COMMIT = 'c'.repeat(40);
export const CLAIM: Claim = {
  image: `000000000000.dkr.ecr.eu-central-1.amazonaws.com/payments@sha256:${'a'.repeat(64)}`,
  commit: COMMIT,
  repository: 'acme/services',
};
export const SIGNER =
  'https://github.com/acme/services/.github/workflows/deliver-service.yml@refs/heads/main';

/** A `gh` that is content: what it prints then, in short. */
export const verified = (signer = SIGNER, commit = COMMIT, type = 'type') =>
  `console.log(JSON.stringify([{ verificationResult: {
    statement: { predicateType: ${type} },
    signature: { certificate: { buildSignerURI: '${signer}', sourceRepositoryDigest: '${commit}' } },
  } }]));`;

/** A `gh` that fails, as it says so without a terminal. */
export const failing = (message: string, code = 1) =>
  `console.error(${JSON.stringify(`\nError: ${message}`)}); process.exit(${code});`;
