import { verify } from 'node:crypto';
import { readJson } from '../../json/read-json.ts';
import { checkExceptions, type CurrentExceptions } from './check-exceptions.ts';
import { decodeEnvelope, preAuthenticationEncoding } from './dsse.ts';
import { EvidenceError } from './evidence-error.ts';
import type { TrustedKey } from './key.ts';
import { DETAILS, statementSchema, type Statement } from './statement.ts';

/** Tolerated difference between clocks. */
const SKEW_MS = 5 * 60_000;

/** The required subject of evidence. */
export interface Expected {
  /** Including the registry. */
  readonly repository: string;
  /** `sha256:...` */
  readonly digest: string;
  readonly service: string;
  readonly environment: string;
  /** SHA-256 of the current policy, hexadecimal. */
  readonly policySha256: string;
  readonly rules: CurrentExceptions;
  readonly trusted: TrustedKey;
  /** Whether a key in a file is accepted. */
  readonly allowLocalKey: boolean;
  readonly now: Date;
}

/**
 * Verifies evidence: first the signature, then the content.
 * @param text An envelope, as a passed gate writes it.
 * @throws {EvidenceError} with the reason
 */
export function verifyEvidence(text: string, expected: Expected): Statement {
  const { payload, keyId, signature } = decodeEnvelope(text);
  const { trusted } = expected;
  if (!expected.allowLocalKey && (trusted.kind === 'local' || keyId.startsWith('local:')))
    throw new EvidenceError(
      'local-key-in-production',
      `The evidence is signed with a local key; ${expected.environment} takes the key of KMS alone`,
    );
  if (keyId !== trusted.keyId)
    throw new EvidenceError(
      'unknown-key',
      `The evidence is signed with the key ${keyId}, not with ${trusted.keyId}`,
    );
  if (!verify('sha256', preAuthenticationEncoding(payload), trusted.publicKey, signature))
    throw new EvidenceError(
      'bad-signature',
      'The signature is not of this evidence: it was changed, or signed with another key',
    );
  const statement = parse(payload);
  compare(statement, expected);
  checkExceptions(statement, expected.rules, expected.now);
  return statement;
}

function parse(payload: Buffer): Statement {
  try {
    return statementSchema.parse(readJson(payload));
  } catch (error) {
    throw new EvidenceError('unreadable', 'What was signed is no statement of the gate', {
      cause: error,
    });
  }
}

function compare({ subject, predicate }: Statement, expected: Expected): void {
  const { service, environment, expires } = predicate[DETAILS];
  const must = (reason: EvidenceError['reason'], what: string, found: string, wanted: string) => {
    if (found !== wanted)
      throw new EvidenceError(reason, `The evidence is ${what} ${found}, not ${wanted}`);
  };
  must('not-passed', 'of a gate that ended with', predicate.verificationResult, 'PASSED');
  must('wrong-digest', 'for the image', `sha256:${subject[0].digest.sha256}`, expected.digest);
  must('wrong-repository', 'for the repository', subject[0].name, expected.repository);
  must('wrong-service', 'for the service', service, expected.service);
  must('wrong-environment', 'for the environment', environment, expected.environment);
  must('other-policy', 'by the policy', predicate.policy.digest.sha256, expected.policySha256);
  const now = expected.now.getTime();
  // Written so that an invalid clock (NaN) does not count as in time.
  if (!(now < Date.parse(expires)))
    throw new EvidenceError('expired', `The evidence held until ${expires}; gate the image again`);
  if (!(Date.parse(predicate.timeVerified) <= now + SKEW_MS))
    throw new EvidenceError(
      'from-the-future',
      `The evidence is of ${predicate.timeVerified}, which is still to come`,
    );
}
