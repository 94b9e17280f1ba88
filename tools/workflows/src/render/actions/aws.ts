import {
  deployedEnvironments,
  groupSuffix,
  REGISTRY,
  sessionMinutesOf,
  type GithubRoleName,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Steps } from '../steps-interface.ts';
import { lines, yaml } from '../yaml.ts';
import { rolesOf } from './role-arns.ts';

/** `.github/actions/aws/action.yml` */
export const awsAction = (
  steps: Steps,
  workspace: Workspace,
  groups: ReadonlyMap<string, number> = new Map(),
): string => yaml`
  name: Assume a role of AWS
  description: With the identity of the job instead of a key; gatehouse.json has account and region of the role

  inputs:
    role:
      description: build, gate, rescan, compact, report, deploy, status or infrastructure
      required: true
    environment:
      description: Environment of the role; "registry" for a role of the registry
      required: true
    ${groups.size > 0 ? SERVICE_INPUT : ''}
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
            "": "" }')[format('{0} {1}', inputs.role, inputs.environment)] }}${groups.size > 0 ? suffixOf(groups) : ''}
          aws-region: >-
            \${{ fromJSON('{
            ${lines(regionsOf(workspace).map(([place, region]) => `"${place}": "${region}",\n`))}
            "": "" }')[inputs.environment] }}
          # No session ends before the job that has it.
          role-duration-seconds: \${{ inputs.role == 'deploy' && ${seconds('deploy')} || ${seconds('status')} }}
          aws-profile: \${{ inputs.profile }}
          role-session-name: github-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

const seconds = (role: GithubRoleName): number => sessionMinutesOf(role) * 60;

const SERVICE_INPUT = `service:
  description: Service that the role "deploy" is for; empty for other roles
  default: ''`;

/**
 * The suffix of a deploy role's name, by service: none for the first group. An unknown service gets a role that may not
 * deploy it.
 */
const suffixOf = (groups: ReadonlyMap<string, number>): string =>
  `\${{ inputs.role == 'deploy' && fromJSON('${JSON.stringify(
    Object.fromEntries([...groups].map(([name, group]) => [name, groupSuffix(group)])),
  )}')[inputs.service] || '' }}`;

const regionsOf = (workspace: Workspace): [string, string][] => [
  [REGISTRY, workspace.registry.region],
  ...deployedEnvironments(workspace).map((name): [string, string] => [
    name,
    workspace.environments[name]!.region,
  ]),
];
