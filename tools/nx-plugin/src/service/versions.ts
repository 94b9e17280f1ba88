/** The versions of everything that a generated service depends on; a spec holds them against this workspace's own. */
export const VERSIONS = {
  '@aws-sdk/client-dynamodb': '^3.1164.0',
  '@aws-sdk/client-s3': '^3.1169.0',
  '@aws-sdk/client-sns': '^3.1169.0',
  '@gatehouse/service-kit': '*',
  '@gatehouse/service-testing': '*',
  '@gatehouse/testing': '*',
  '@types/express': '^5.0.6',
  '@types/supertest': '^7.2.1',
  express: '^5.3.0',
  supertest: '^7.3.2',
  zod: '^4.6.7',
} as const;

export type PackageName = keyof typeof VERSIONS;

/** As a package.json lists them: sorted by name. */
export function dependencies(names: readonly PackageName[]): Record<string, string> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, VERSIONS[name]]));
}
