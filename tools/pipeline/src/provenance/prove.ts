import { argumentsFor, PREDICATES, type Claim } from './claim.ts';
import { readAnswer, type ProofResult, type ProofOutcome } from './read-answer.ts';
import { NoAnswer, runGh } from './run-gh.ts';

/** The result for each attestation, and for all together. */
export interface Proof {
  readonly outcome: ProofOutcome;
  readonly findings: readonly (ProofResult & { readonly of: string })[];
}

/**
 * Whether a claim is proven.
 * @param env Environment of `gh`: its token, and the PATH in which it is found.
 */
export async function prove(claim: Claim, env: NodeJS.ProcessEnv): Promise<Proof> {
  const findings = await Promise.all(
    Object.entries(PREDICATES).map(async ([of, predicateType]) => ({
      of,
      ...(await find(claim, predicateType, env)),
    })),
  );
  const outcomes = findings.map(({ outcome }) => outcome);
  const worst = (['not proven', 'undecided'] as const).find((each) => outcomes.includes(each));
  return { outcome: worst ?? 'proven', findings };
}

async function find(
  claim: Claim,
  predicateType: string,
  env: NodeJS.ProcessEnv,
): Promise<ProofResult> {
  try {
    return readAnswer(claim, predicateType, await runGh(argumentsFor(claim, predicateType), env));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { outcome: 'undecided', reason: error.message };
  }
}
