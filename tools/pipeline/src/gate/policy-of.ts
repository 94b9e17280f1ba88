import type { Workspace } from '@gatehouse/service-manifest';
import type { SourceOptions } from './options.ts';
import { beforePush } from './policy/before-push.ts';
import type { Policy } from './policy/policy-schema.ts';
import { policyFor } from './policy/read-policy.ts';
import type { Rules } from './read-rules.ts';

/**
 * The policy that a gate decides by. Several environments may share one, by its name.
 * @throws if the policy does not name the environment
 */
export function policyOf(
  { policyFile, policy }: Rules,
  workspace: Workspace | undefined,
  options: Pick<SourceOptions, 'environment' | 'beforePush'>,
): Policy {
  const name = workspace?.environments[options.environment]?.gate ?? options.environment;
  const whole = policyFor(policyFile.file, policy, name);
  return options.beforePush ? beforePush(whole) : whole;
}
