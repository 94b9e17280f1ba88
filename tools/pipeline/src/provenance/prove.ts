import { PREDICATES, type Claim } from '../attestations/claim.ts';
import { proofOf, type ProofResult, type Proof } from '../attestations/proof.ts';
import { argumentsFor } from './gh-arguments.ts';
import { readAnswer } from './read-answer.ts';
import { NoAnswer, runGh } from './run-gh.ts';

/** Whether GitHub proves a claim. @param env What `gh` gets: its token, and the PATH in which it is looked for. */
export async function prove(claim: Claim, env: NodeJS.ProcessEnv): Promise<Proof> {
  const findings = await Promise.all(
    Object.entries(PREDICATES).map(async ([of, predicateType]) => ({
      of,
      ...(await find(claim, predicateType, env)),
    })),
  );
  return proofOf(findings);
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
