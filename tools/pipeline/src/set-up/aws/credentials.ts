import { profileOf } from '../../aws/profile.ts';
import type { Place } from './places.ts';

/** For a program that is started: the profile of a place, or the credentials that there are. */
export function credentialsOf(
  { name, region }: Place,
  env: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const profile = profileOf(name, env);
  return { AWS_REGION: region, ...(profile !== undefined && { AWS_PROFILE: profile }) };
}
