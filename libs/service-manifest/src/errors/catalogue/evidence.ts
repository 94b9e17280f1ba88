import type { ErrorPages } from '../error-page.ts';

const GATE_AGAIN =
  'Run the gate again for this image and environment, and use the evidence that it writes.';

/** Errors of evidence of a passed gate, of provenance, and of promotion. */
export const EVIDENCE = {
  'GH-EVIDENCE-001': {
    title: 'The evidence cannot be read',
    cause:
      'The file is missing, is not a DSSE envelope, or does not contain a statement of the gate.',
    fix: 'Pass the file that `gatehouse gate run --evidence FILE` wrote, unchanged.',
  },
  'GH-EVIDENCE-002': {
    title: 'An unknown key signed the evidence',
    cause: 'The evidence was signed by another key than the one of the registry account.',
    fix: `Check the account and the region in gatehouse.json. ${GATE_AGAIN} If none of your jobs signed it, treat it as an attack.`,
  },
  'GH-EVIDENCE-003': {
    title: 'A local key cannot sign for an account',
    cause: 'The evidence was signed on a laptop. Environments in AWS accept the key in KMS only.',
    fix: 'Let the delivery workflow run the gate.',
  },
  'GH-EVIDENCE-004': {
    title: 'The signature is wrong',
    cause: 'The evidence was changed after it was signed, or the file is damaged.',
    fix: `Treat it as an attack until you know the reason. ${GATE_AGAIN}`,
  },
  'GH-EVIDENCE-005': {
    title: 'The gate did not pass',
    cause: 'Only a passed gate has evidence.',
    fix: 'Fix what blocks (`gatehouse help GH-GATE-001`), then run the gate again.',
  },
  'GH-EVIDENCE-006': {
    title: 'The evidence is for another digest',
    cause: 'The image was built again after the gate.',
    fix: 'Deploy the image that the gate passed, or gate the new one.',
  },
  'GH-EVIDENCE-007': {
    title: 'The evidence is for another repository',
    cause: 'The image was gated in another repository than the one it is deployed from.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-008': {
    title: 'The evidence is for another service',
    cause: 'Evidence names one service, and holds for that service only.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-009': {
    title: 'The evidence is for another environment',
    cause: 'Environments have different thresholds, so evidence holds for one of them.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-010': {
    title: 'The evidence is by another policy',
    cause: 'The policy has changed since the gate.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-011': {
    title: 'The evidence has expired',
    cause: 'Evidence holds for a limited time, because new vulnerabilities become known every day.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-012': {
    title: 'The evidence is from the future',
    cause: 'The clock of the machine that signed it, or of this one, is wrong.',
    fix: 'Synchronise the clocks, then run the gate again.',
  },
  'GH-EVIDENCE-013': {
    title: 'An exception has changed since the gate',
    cause: 'The evidence rests on an exception that was edited or removed.',
    fix: GATE_AGAIN,
  },
  'GH-EVIDENCE-014': {
    title: 'An exception has expired since the gate',
    cause: 'The evidence rests on an exception that is past its end date.',
    fix: 'Fix the finding, or request a new exception, then run the gate again.',
  },
  'GH-EVIDENCE-015': {
    title: 'An exception was revoked',
    cause: 'The evidence rests on an exception that a revocation names.',
    fix: 'Fix the finding. A revoked exception must not be replaced by another one of the same content.',
  },
  'GH-EVIDENCE-016': {
    title: 'The key of the gate cannot be used',
    cause:
      'KMS refused or did not respond, or the local key file is missing or readable by others.',
    fix: 'Check that the job has the gate role of this registry: `gatehouse identity gate --environment registry`. On a laptop, a passed gate makes the key.',
  },
  'GH-PROVENANCE-001': {
    title: 'The image has no proof of its origin',
    cause:
      'No attestation, signed by GitHub or by the key of the build role, says that our workflow built this digest from this commit.',
    fix: 'Treat it as an attack: never deploy the image. Build it again with the delivery workflow.',
  },
  'GH-PROVENANCE-002': {
    title: 'Attestations cannot be verified',
    cause:
      '`gh` is missing, is not signed in, or did not end in time. With `attestations: "kms"`: the registry or the key of the build role did not respond.',
    fix: 'Install the GitHub CLI and run `gh auth login`, or set GH_TOKEN. With "kms", check the role and the network. Then run the command again.',
  },
  'GH-PROVENANCE-003': {
    title: 'The image cannot be attested',
    cause:
      '`gatehouse attest` runs elsewhere than in the delivery workflow on main, or the workspace has attestations by GitHub, or the bill of materials is of another image.',
    fix: 'Run it in the delivery workflow only, with the digest that was just pushed. Set "attestations": "kms" in gatehouse.json, and run `nx sync`.',
  },
  'GH-PROMOTE-001': {
    title: 'The build does not exist',
    cause: 'The build repository does not have this digest, or no tag of it names a commit.',
    fix: 'Build and push it: `nx container NAME --push`.',
  },
  'GH-PROMOTE-002': {
    title: 'The image is in the wrong repository',
    cause: 'Promotion copies from the build repository of the service only.',
    fix: 'Pass the reference that `nx container NAME --push` printed.',
  },
  'GH-PROMOTE-003': {
    title: 'A tag already names another image',
    cause: 'Tags of releases never move, so that a commit stands for one image.',
    fix: 'Promote the image that the tag names, or make a new commit and deliver that.',
  },
  'GH-PROMOTE-004': {
    title: 'The image cannot be trusted',
    cause:
      'A manifest does not match its digest, or an "attestation" in the index could be started as an image.',
    fix: 'Treat it as an attack: never deploy the image. Build it again from the commit.',
  },
  'GH-PROMOTE-005': {
    title: 'The registry refused or failed',
    cause: 'A request to ECR failed, or was redirected to an unexpected address.',
    fix: 'Check the permissions of the gate role (`gatehouse doctor`), then run the command again: what is copied already is not copied again.',
  },
  'GH-PROMOTE-006': {
    title: 'Too few old releases can be removed',
    cause:
      'The release repository retains everything that runs or can be rolled back to, and is full.',
    fix: 'Follow the message. Never delete a release that an environment runs.',
  },
} as const satisfies ErrorPages<'EVIDENCE' | 'PROVENANCE' | 'PROMOTE'>;
