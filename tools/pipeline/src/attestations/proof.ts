export type ProofOutcome = 'proven' | 'not proven' | 'undecided';

export interface ProofResult {
  readonly outcome: ProofOutcome;
  /** Why, in one line. */
  readonly reason: string;
}

/** What is said of each thing that has to be attested, and of all together. */
export interface Proof {
  readonly outcome: ProofOutcome;
  readonly findings: readonly (ProofResult & { readonly of: string })[];
}

/** The worst of the findings decides. */
export function proofOf(findings: Proof['findings']): Proof {
  const outcomes = findings.map(({ outcome }) => outcome);
  const worst = (['not proven', 'undecided'] as const).find((each) => outcomes.includes(each));
  return { outcome: worst ?? 'proven', findings };
}
