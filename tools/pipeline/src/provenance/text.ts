import type { Colours } from '../gate/reporters/reporter.ts';
import type { Claim } from '../attestations/claim.ts';
import type { ProofOutcome, Proof } from '../attestations/proof.ts';

const PAINT: Readonly<Record<ProofOutcome, 'green' | 'red' | 'yellow'>> = {
  proven: 'green',
  'not proven': 'red',
  undecided: 'yellow',
};

/** For terminals and logs. */
export function provenanceText(
  { image, commit }: Claim,
  { outcome, findings }: Proof,
  colours: Colours,
): string {
  const lines = [
    `${colours[PAINT[outcome]](outcome.toUpperCase())}  ${image} of the commit ${commit}`,
    ...findings.map(({ of, outcome: each, reason }) => `  - ${of}: ${each}, ${reason}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
