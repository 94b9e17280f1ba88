export type Outcome = 'proven' | 'not proven' | 'undecided';

export interface Finding {
  readonly outcome: Outcome;
  /** Why, in one line. */
  readonly reason: string;
}

/** What is said of each thing that has to be attested, and of all together. */
export interface Proof {
  readonly outcome: Outcome;
  readonly findings: readonly (Finding & { readonly of: string })[];
}

/** The worst of the findings decides. */
export function proofOf(findings: Proof['findings']): Proof {
  const outcomes = findings.map(({ outcome }) => outcome);
  const worst = (['not proven', 'undecided'] as const).find((each) => outcomes.includes(each));
  return { outcome: worst ?? 'proven', findings };
}
