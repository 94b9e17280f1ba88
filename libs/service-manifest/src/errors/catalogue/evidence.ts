import type { ErrorPages } from '../error-page.ts';

const GATE_AGAIN =
  'Run the gate again for this image and environment, and use the evidence that it writes.';

/** Errors of evidence of a passed gate. */
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
} as const satisfies ErrorPages<'EVIDENCE'>;
