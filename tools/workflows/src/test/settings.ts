import { parseWorkspace, type Workspace } from '@gatehouse/service-manifest';

/** The settings of an environment that matter for workflows. */
export interface TestEnvironment {
  readonly name: string;
  readonly production?: boolean;
  readonly reviewers?: readonly string[];
  readonly parallel?: boolean;
  readonly local?: boolean;
}

/** Settings with environments in the given order; an environment with only a name requires no approval. */
export function settingsWith(
  environments: readonly (TestEnvironment | string)[],
  github?: object,
  attestations?: Workspace['attestations'],
): Workspace {
  const all = environments.map((each) => (typeof each === 'string' ? { name: each } : each));
  const settings = all.map(({ name, ...more }, at) => [
    name,
    {
      account: String(at + 1).padStart(12, '0'),
      region: 'eu-central-1',
      cluster: name,
      domain: `${name}.acme.example`,
      ...more,
    },
  ]);
  const registry = { account: '000000000000', region: 'eu-central-1' };
  return parseWorkspace(
    'gatehouse.json',
    JSON.stringify({
      ...{ organisation: 'acme', repository: 'shop', registry },
      environments: Object.fromEntries(settings),
      ...(github && { github }),
      ...(attestations && { attestations }),
    }),
  );
}
