import { createHash } from 'node:crypto';
import { buildTagOf, repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { connect } from '../attestations/connect.ts';
import { claimOf, verifyClaim } from '../provenance/verify-claim.ts';

/**
 * The image that an earlier attempt of this run pushed, if its attestations prove, as they do to the gate, that it was built
 * from this commit. The tag alone proves nothing. In a first attempt, without asking, undefined: there is none.
 * @param env Of a job of GitHub, with the build role
 * @param say Gets the reason if an image is not proven, or the check is indeterminate
 * @returns REPOSITORY@sha256:...
 */
export async function builtBefore(
  workspace: Workspace,
  service: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string | undefined> {
  const { GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = env;
  if (!(Number(attempt) > 1) || !/^[0-9a-f]{40}$/.test(commit ?? '')) return undefined;
  const { name, uri } = repositoriesOf(workspace).build(service);
  try {
    const registry = await connect(workspace, env);
    const found = await registry.manifest(name, buildTagOf(commit!));
    if (found === undefined) return undefined;
    const digest = createHash('sha256').update(found.text).digest('hex');
    const image = `${uri}@sha256:${digest}`;
    const { outcome } = await verifyClaim(claimOf(workspace, image, commit!), workspace, env);
    if (outcome === 'proven') return image;
    say(`${image}: ${outcome}, so that it is built again`);
  } catch (error) {
    // To build again is always right.
    say(`Built again: ${(error as Error).message}`);
  }
  return undefined;
}
