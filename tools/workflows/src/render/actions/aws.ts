import {
  deployedEnvironments,
  environmentNamesOf,
  GITHUB_ROLES,
  REGISTRY,
  registryNamesOf,
  type GithubRoleName,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Steps } from '../steps.ts';
import { lines, yaml } from '../yaml.ts';

/** `.github/actions/aws/action.yml` */
export const awsAction = (steps: Steps, workspace: Workspace): string => yaml`
  name: Assume a role of AWS
  description: With the identity of the job instead of a key; gatehouse.json has account and region of the role

  inputs:
    role:
      description: build, gate, rescan, compact, report, deploy, status or infrastructure
      required: true
    environment:
      description: Environment of the role; "registry" for a role of the registry
      required: true
    profile:
      description: Profile that gets the credentials, for a job with several roles. Default, the variables of the job
      default: ''

  runs:
    using: composite
    steps:
      - uses: ${steps.action('aws-actions/configure-aws-credentials')}
        with:
          role-to-assume: >-
            \${{ fromJSON('{
            ${lines(rolesOf(workspace).map(([key, arn]) => `"${key}": "${arn}",\n`))}
            "": "" }')[format('{0} {1}', inputs.role, inputs.environment)] }}
          aws-region: >-
            \${{ fromJSON('{
            ${lines(regionsOf(workspace).map(([place, region]) => `"${place}": "${region}",\n`))}
            "": "" }')[inputs.environment] }}
          aws-profile: \${{ inputs.profile }}
          role-session-name: github-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

/** The ARN of each role, by `ROLE ENVIRONMENT`: a job assumes it before it runs any of our code. */
function rolesOf(workspace: Workspace): [string, string][] {
  const registry = registryNamesOf(workspace);
  const names = Object.keys(GITHUB_ROLES) as GithubRoleName[];
  return [
    ...names
      .filter((name) => GITHUB_ROLES[name].of.registry)
      .map((name): [string, string] => [
        `${name} ${REGISTRY}`,
        registry.arn.role(registry[`${name}Role` as 'statusRole']),
      ]),
    ...deployedEnvironments(workspace).flatMap((environment) => {
      const place = environmentNamesOf(workspace, environment);
      return names
        .filter((name) => GITHUB_ROLES[name].of.environments)
        .map((name): [string, string] => [
          `${name} ${environment}`,
          place.arn.role(place[`${name}Role` as 'statusRole']),
        ]);
    }),
  ];
}

const regionsOf = (workspace: Workspace): [string, string][] => [
  [REGISTRY, workspace.registry.region],
  ...deployedEnvironments(workspace).map((name): [string, string] => [
    name,
    workspace.environments[name]!.region,
  ]),
];
