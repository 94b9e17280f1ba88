import { Validations } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  executionRolePolicy,
  fromParameter,
  taskRolePolicy,
  trustPolicy,
  type Policy,
  type ServiceModel,
} from '@gatehouse/service-manifest';

const POLICY = 'least-privilege';

/**
 * The role of a service's tasks, and the role in which ECS starts them. Their policies are the documents of the deploy
 * folder, so a reviewer can read there what the roles allow.
 */
export class ServiceRoles extends Construct {
  readonly task: CfnRole;
  #policy: Policy;

  constructor(scope: Construct, id: string, model: ServiceModel) {
    super(scope, id);
    const { names, name, environment } = model;
    const make = (id: string, roleName: string, what: string, policy: Policy) => {
      const role = new CfnRole(this, id, {
        roleName,
        description: `What ${what} of ${name} in ${environment} may do`,
        assumeRolePolicyDocument: trustPolicy(model),
        // IAM rejects policies without statements.
        ...(policy.Statement.length > 0 && {
          policies: [{ policyName: POLICY, policyDocument: policy }],
        }),
      });
      acknowledgeWildcards(role, policy);
      return role;
    };
    this.#policy = taskRolePolicy(model);
    this.task = make('Task', names.taskRole, 'the tasks', this.#policy);
    make('Execution', names.executionRole, 'ECS to start the tasks', executionRolePolicy(model));
  }

  /** Replaces parameters in the policy of the tasks by their values, because this stack creates them. */
  putIn(parameter: string, value: string): void {
    const text = JSON.stringify(this.#policy).replaceAll(fromParameter(parameter), value);
    this.#policy = JSON.parse(text) as Policy;
    this.task.policies = [{ policyName: POLICY, policyDocument: this.#policy }];
  }
}

/** Acknowledges each wildcard separately, so that cdk-nag still finds an unexpected one. */
function acknowledgeWildcards(role: CfnRole, policy: Policy): void {
  const resources = policy.Statement.flatMap(({ Resource = [] }) => Resource);
  for (const resource of new Set(resources)) {
    const [, reason] = WILDCARDS.find(([form]) => form.test(resource)) ?? [];
    if (reason === undefined) continue;
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}

const WILDCARDS: readonly [RegExp, string][] = [
  [/^\*$/, 'ecr:GetAuthorizationToken covers the whole registry; AWS supports no other resource'],
  [/:log-group:[^:]+:\*$/, 'The streams of this one log group, each named after a task'],
  [/:table\/[^/]+\/index\/\*$/, 'The indexes of this one table'],
  [/:s3:::[^/]+\/\*$/, 'The objects of this one bucket'],
];
