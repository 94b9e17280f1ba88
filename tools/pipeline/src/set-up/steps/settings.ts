import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';
import { targetsOf } from '../aws/aws-targets.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Every other step is derived from gatehouse.json. */
export const settingsStep: PersonalStep = {
  id: 'settings',
  isGate: true,
  title: 'gatehouse.json describes your organisation',
  kind: 'manual',
  places: [],
  needs: [],
  instructions: [
    'Edit gatehouse.json: organisation, repository, teams, and for the registry and each environment its account, region and domain.',
    'Omit organisationId, repositoryId and hostedZone: set-up finds or creates them, and writes them there.',
  ],
  check: ({ workspace }) => {
    const settings = workspace();
    const examples = examplesIn(settings);
    return Promise.resolve(
      examples.length > 0
        ? differs(`gatehouse.json still has values of the example: ${examples.join(', ')}`)
        : done(
            `${settings.organisation}/${settings.repository}, ${deployedEnvironments(settings).join(', ')}`,
          ),
    );
  },
};

/** No account has an id of one digit, and no one can own a domain that ends in .example (RFC 2606). */
function examplesIn(workspace: Workspace): string[] {
  const accounts = targetsOf(workspace)
    .filter(({ account }) => /^(\d)\1{11}$/.test(account))
    .map(({ name, account }) =>
      name === 'registry'
        ? `registry.account ${account}`
        : `environments.${name}.account ${account}`,
    );
  const domains = deployedEnvironments(workspace).flatMap((name) => {
    const { domain } = workspace.environments[name]!;
    return domain?.endsWith('.example') ? `environments.${name}.domain ${domain}` : [];
  });
  return [...accounts, ...domains];
}
