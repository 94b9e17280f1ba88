import { isWildcardOnlyAction } from '@cloud-copilot/iam-simulate';
import { taskDefinition } from '@gatehouse/service-manifest';
import { createApp } from '../create-app.ts';
import { resourcesOf } from '../test/created-resources.ts';
import { serviceModel, services, workspace } from '../test/workspace.ts';
import { policyWorld, type RoleInWorld } from './test/policy-world.ts';

/** Rules for every role in any stack. */
const assembly = createApp(workspace, services).synth();
const roles = [...policyWorld(assembly).roles];

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: unknown;
  Resource?: string | string[];
  NotResource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

const statements = ({ policies }: RoleInWorld) =>
  policies.flatMap(({ policy }) => policy['Statement'] as Statement[]);
const actionsOf = ({ Action = [] }: Statement) => [Action].flat();
const resourcesIn = ({ Resource = [] }: Statement) => [Resource].flat();

it('include those of services and of GitHub', () => {
  expect(roles.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'gatehouse-build',
      'gatehouse-gate',
      'gatehouse-production-deploy',
      'orders-development-execution',
      'payments-production-task',
    ]),
  );
});

it('each role is used: by a task, by GitHub, or by a resource in a template', () => {
  const tasks = services.flatMap(({ name }) =>
    (['development', 'production'] as const).flatMap((environment) => {
      const model = serviceModel(name as 'orders', environment);
      const { taskRoleArn, executionRoleArn } = taskDefinition(model);
      // ECS assumes the last one for blue/green deployments.
      return [taskRoleArn, executionRoleArn, model.shared.arn.trafficRole];
    }),
  );
  const references = resourcesOf(assembly)
    .filter(({ resource }) => !resource.Type.startsWith('AWS::IAM::'))
    .map(({ stack, resource }) => ({ stack: stack.id, text: JSON.stringify(resource) }));
  const unused = roles.filter(([, { arn, made, trust }]) => {
    const federated = JSON.stringify(trust).includes('"Federated"');
    const referred = references.some(
      ({ stack, text }) =>
        text.includes(arn) || (stack === made.stack.id && text.includes(`"${made.logicalId}"`)),
    );
    return !federated && !referred && !tasks.includes(arn);
  });
  expect(unused.map(([name]) => name)).toEqual([]);
});

describe.each(roles)('%s', (_, role) => {
  it('IAM.1, IAM.21: allows actions by name, without wildcards or exceptions', () => {
    for (const statement of statements(role)) {
      expect(statement).not.toHaveProperty('NotAction');
      expect(statement).not.toHaveProperty('NotResource');
      expect(actionsOf(statement).filter((action) => action.includes('*'))).toEqual([]);
    }
  });

  it('KMS.1, KMS.2: decrypts only with the keys it names', () => {
    const decrypting = statements(role).filter((statement) =>
      actionsOf(statement).some((action) => /^kms:(?:Decrypt|ReEncryptFrom)$/.test(action)),
    );
    expect(decrypting.flatMap(resourcesIn).filter((arn) => /\*/.test(arn))).toEqual([]);
  });

  it('passes only the roles it names, and only to one service', () => {
    for (const statement of statements(role)) {
      if (!actionsOf(statement).includes('iam:PassRole')) continue;
      expect(resourcesIn(statement).filter((arn) => !/:role\/[\w-]+$/.test(arn))).toEqual([]);
      expect(statement.Condition).toEqual({
        StringEquals: { 'iam:PassedToService': expect.any(String) },
      });
    }
  });

  it('has the resource * only where AWS supports no other, or for a stated reason', async () => {
    const open = statements(role).filter((statement) => resourcesIn(statement).includes('*'));
    for (const statement of open)
      for (const action of actionsOf(statement)) {
        const [service, name] = action.split(':') as [string, string];
        if (await isWildcardOnlyAction(service, name)) continue;
        expect([action, REASONS[action], statement.Condition]).toEqual([
          action,
          expect.any(String),
          expect.anything(),
        ]);
      }
  });
});

/** Actions that are allowed on `*`, limited by a condition, although AWS supports a resource. */
const REASONS: Record<string, string> = {
  'ecs:ListTasks':
    'its resource is a container instance, of which Fargate has none; limited to a cluster',
};
