import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '@gatehouse/service-manifest';

/** A manifest without its group and the later additions of other generators: calls, grants and secrets. */
export function withoutMore(
  { calls: _, group: __, ...existing }: Manifest,
  wanted: Manifest,
): Partial<Manifest> {
  const { grants: allGrants = [], secrets: allSecrets = {}, ...rest } = existing;
  const grants = allGrants.filter((grant) =>
    wanted.grants?.some((other) => isDeepStrictEqual(grant, other)),
  );
  const secrets = Object.entries(allSecrets).filter(([key]) => wanted.secrets?.[key] !== undefined);
  return {
    ...rest,
    ...(secrets.length > 0 && { secrets: Object.fromEntries(secrets) }),
    ...(grants.length > 0 && { grants }),
  };
}
