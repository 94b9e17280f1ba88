import { buildKeyOf, type Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../aws/aws-error.ts';
import { DeadlineError } from '../aws/retry-until-done.ts';
import { EvidenceError, kmsTrustedKey } from '../gate/evidence/index.ts';
import { parseImage } from '../image/image-reference.ts';
import { RegistryError } from '../promote/registry-error.ts';
import { PREDICATES, type Claim } from './claim.ts';
import { connect } from './connect.ts';
import { proofOf, type Proof } from './proof.ts';
import { proveByKey } from './prove-by-key.ts';
import { envelopesOf } from './referrers.ts';

/**
 * Whether what is attached to an image, signed with the key of the build role, proves a claim. Needs to pull from the
 * build repository, and `kms:GetPublicKey`.
 */
export async function proveWithKms(
  claim: Claim,
  workspace: Workspace,
  env: NodeJS.ProcessEnv,
): Promise<Proof> {
  try {
    const key = await kmsTrustedKey(buildKeyOf(workspace));
    const registry = await connect(workspace, env);
    return proveByKey(claim, await envelopesOf(registry, parseImage(claim.image)), key);
  } catch (error) {
    if (
      ![AwsError, RegistryError, DeadlineError, EvidenceError].some((kind) => error instanceof kind)
    )
      throw error;
    const { message: reason } = error as Error;
    return proofOf(Object.keys(PREDICATES).map((of) => ({ of, outcome: 'undecided', reason })));
  }
}
