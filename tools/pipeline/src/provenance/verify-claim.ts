import { attestationsOf, type Workspace } from '@gatehouse/service-manifest';
import type { Claim } from '../attestations/claim.ts';
import type { Proof } from '../attestations/proof.ts';
import { proveWithKms } from '../attestations/prove-with-kms.ts';
import { prove } from './prove.ts';

/** The claim that the delivery workflow of a workspace built an image from a commit. */
export const claimOf = (
  { organisation, repository }: Workspace,
  image: string,
  commit: string,
): Claim => ({ image, commit, repository: `${organisation}/${repository}` });

/** Whether a claim holds, by what signs the attestations of the workspace. */
export const verifyClaim = (
  claim: Claim,
  workspace: Workspace,
  env: NodeJS.ProcessEnv,
): Promise<Proof> =>
  attestationsOf(workspace) === 'kms' ? proveWithKms(claim, workspace, env) : prove(claim, env);
