import { profileOf } from '../../aws/profile.ts';
import type { AwsTarget } from './aws-targets.ts';

/** The credentials for a child process: the profile of an account, or the available ones. */
export function credentialsOf(
  { name, region }: AwsTarget,
  env: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const profile = profileOf(name, env);
  return { AWS_REGION: region, ...(profile !== undefined && { AWS_PROFILE: profile }) };
}
