import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf, modelOf, readWorkspace } from '@gatehouse/service-manifest';
import { newApp } from '../new-app.ts';
import { resourcesOf } from '../test/created-resources.ts';
import { ServiceStack } from './service-stack.ts';
import { templateOfService } from './test/template-of-service.ts';

interface RoleProperties {
  RoleName: string;
  AssumeRolePolicyDocument: unknown;
  Policies?: { PolicyDocument: { Statement: { Action: string | string[] }[] } }[];
  ManagedPolicyArns?: unknown;
}

const root = join(import.meta.dirname, '../../../..');
const folder = readWorkspace(root);
const workspace = folder.settings();
const services = folder.services();
const app = newApp();
for (const environment of Object.keys(workspace.environments))
  for (const { name, manifest } of services)
    new ServiceStack(
      app,
      environmentOf(workspace, environment),
      modelOf(name, manifest, workspace, environment),
    );
const roles = new Map(
  resourcesOf(app.synth())
    .filter(({ resource }) => resource.Type === 'AWS::IAM::Role')
    .map(({ resource }) => resource.Properties as unknown as RoleProperties)
    .map((role) => [role.RoleName, role]),
);
const cases = services.flatMap(({ name }) =>
  Object.keys(workspace.environments).map((environment) => [name, environment] as const),
);

describe.each(cases)('the roles of %s in %s', (name, environment) => {
  const rendered = (file: string) =>
    JSON.parse(readFileSync(join(root, 'apps', name, 'deploy', environment, file), 'utf8'));

  it.each([
    ['task', 'task-role.json'],
    ['execution', 'execution-role.json'],
  ])("match the service's deploy folder: %s", (kind, file) => {
    const role = roles.get(`${name}-${environment}-${kind}`);
    expect(role?.Policies?.map(({ PolicyDocument }) => PolicyDocument)).toEqual([rendered(file)]);
    expect(role?.AssumeRolePolicyDocument).toEqual(rendered('trust-policy.json'));
  });
});

describe('the documents', () => {
  it('IAM.1, IAM.21: allow actions without wildcards', () => {
    const actions = [...roles.values()].flatMap(({ Policies = [] }) =>
      Policies.flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.map(({ Action }) => Action),
      ),
    );
    expect(actions.length).toBeGreaterThan(cases.length);
    expect(actions.flat().filter((action) => action.includes('*'))).toEqual([]);
  });

  it('KMS.2: name no key', () => {
    expect(JSON.stringify([...roles.values()])).not.toContain('kms:');
  });

  it('are the complete permissions: no managed policy is attached', () => {
    expect([...roles.values()].filter(({ ManagedPolicyArns }) => ManagedPolicyArns)).toEqual([]);
  });
});

it('creates a task role without an empty policy for a service without permissions', () => {
  const template = templateOfService('payments', 'production', { secrets: {}, grants: [] });
  const [role] = Object.values(
    template.findResources('AWS::IAM::Role', {
      Properties: { RoleName: 'payments-production-task' },
    }),
  );
  expect(role?.['Properties']).not.toHaveProperty('Policies');
});
