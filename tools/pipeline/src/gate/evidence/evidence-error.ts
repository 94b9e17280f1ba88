import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';

/** Reasons for invalid evidence, and the code of each. */
const CODES = {
  unreadable: 'GH-EVIDENCE-001',
  'unknown-key': 'GH-EVIDENCE-002',
  'local-key-in-production': 'GH-EVIDENCE-003',
  'bad-signature': 'GH-EVIDENCE-004',
  'not-passed': 'GH-EVIDENCE-005',
  'wrong-digest': 'GH-EVIDENCE-006',
  'wrong-repository': 'GH-EVIDENCE-007',
  'wrong-service': 'GH-EVIDENCE-008',
  'wrong-environment': 'GH-EVIDENCE-009',
  'other-policy': 'GH-EVIDENCE-010',
  expired: 'GH-EVIDENCE-011',
  'from-the-future': 'GH-EVIDENCE-012',
  'exception-changed': 'GH-EVIDENCE-013',
  'exception-expired': 'GH-EVIDENCE-014',
  'exception-revoked': 'GH-EVIDENCE-015',
  'key-unavailable': 'GH-EVIDENCE-016',
} as const satisfies Readonly<Record<string, ErrorCode>>;

export type Reason = keyof typeof CODES;

/** Evidence is invalid, or could not be created. The message is one line. */
export class EvidenceError extends GatehouseError {
  override readonly name = 'EvidenceError';
  readonly reason: Reason;

  constructor(reason: Reason, message: string, options?: ErrorOptions) {
    super(CODES[reason], message, options);
    this.reason = reason;
  }
}
