import type { TrustedKey } from '../gate/evidence/index.ts';
import { AttestationError } from './attestation-error.ts';
import { checkEnvelope, type Attested } from './check-attestation.ts';
import { checkProvenance } from './check-provenance.ts';
import { PREDICATES, type Claim } from './claim.ts';
import { proofOf, type ProofResult, type Proof } from './proof.ts';

/**
 * Whether the envelopes of an image prove a claim; pure. The provenance has to be right, and the bill of materials has
 * to be the one that was signed with it.
 */
export function proveByKey(claim: Claim, envelopes: readonly string[], key: TrustedKey): Proof {
  const failures: AttestationError[] = [];
  const attested = envelopes.flatMap((text) =>
    attempt(failures, () => checkEnvelope(text, claim, key)),
  );
  const of = (type: string) => attested.filter(({ predicateType }) => predicateType === type);
  const signedWith = of(PREDICATES.provenance).flatMap((each) =>
    attempt(failures, () => checkProvenance(each, claim)),
  );
  const wasSignedWith = ({ sha256 }: Attested) => signedWith.flat().includes(sha256);
  const boms = of(PREDICATES['bill of materials']);
  return proofOf([
    { of: 'provenance', ...found(signedWith.length > 0, 'provenance', key, failures) },
    {
      of: 'bill of materials',
      ...(boms.length > 0 && !boms.some(wasSignedWith)
        ? {
            outcome: 'not proven' as const,
            reason: 'none that is attached was signed with a valid provenance of this commit',
          }
        : found(boms.length > 0, 'bill of materials', key, failures)),
    },
  ]);
}

function found(
  proven: boolean,
  what: string,
  { keyId }: TrustedKey,
  failures: readonly AttestationError[],
): ProofResult {
  if (proven) return { outcome: 'proven', reason: `signed with ${keyId}` };
  const best = failures.toSorted((a, b) => b.passed - a.passed)[0];
  const reason =
    best === undefined
      ? `no ${what} that is signed with the key of the build role is attached to the image`
      : `of ${failures.length} attached that do not count, the nearest: ${best.message}`;
  return { outcome: 'not proven', reason };
}

/** Without what throws, which is kept. */
function attempt<T>(failures: AttestationError[], check: () => T): T[] {
  try {
    return [check()];
  } catch (error) {
    if (!(error instanceof AttestationError)) throw error;
    failures.push(error);
    return [];
  }
}
