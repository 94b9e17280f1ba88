import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createApp } from './create-app.ts';
import { newApp } from './new-app.ts';
import { withCloudFormationRules } from './test/cloudformation-rules.ts';
import { templateIn } from './test/created-resources.ts';
import { starter, starterServices } from './test/starter-workspace.ts';
import { services, workspace } from './test/workspace.ts';

type Services = typeof services;

/** The templates of all stacks, by stack name. */
const templatesIn = ({ stacks }: CloudAssembly) =>
  new Map(stacks.map((stack) => [stack.stackName, JSON.stringify(templateIn(stack))]));
const templatesOf = (these: Services, settings = workspace) =>
  templatesIn(createApp(settings, these).synth());
const assembly = withCloudFormationRules(() => createApp(workspace, services).synth());
const templates = templatesIn(assembly);

it('has a stack for each account, for the shared resources, and for each service in each environment', () => {
  expect([...templates.keys()].sort()).toEqual([
    'gatehouse-account-000000000000',
    'gatehouse-account-111111111111',
    'gatehouse-account-333333333333',
    'gatehouse-development-delivery',
    'gatehouse-development-edge',
    'gatehouse-development-network',
    'gatehouse-development-platform',
    'gatehouse-development-service-orders',
    'gatehouse-development-service-payments',
    'gatehouse-production-delivery',
    'gatehouse-production-edge',
    'gatehouse-production-network',
    'gatehouse-production-platform',
    'gatehouse-production-service-orders',
    'gatehouse-production-service-payments',
    'gatehouse-registry-delivery',
    'gatehouse-registry-service-orders',
    'gatehouse-registry-service-payments',
  ]);
});

it('has the subscription of a queue once, in the stack that is deployed after that of the other owner', () => {
  const subscribed = assembly.stacks.flatMap((stack) =>
    Object.values(templateIn(stack).Resources)
      .filter(
        ({ Type, Properties }) => /Subscription$/.test(Type) && Properties?.['Protocol'] === 'sqs',
      )
      .map(({ Properties }) => ({ ...Properties, stack: stack.stackName })),
  );
  const queue = 'arn:aws:sqs:eu-central-1:333333333333:shipments';
  expect(subscribed.filter(({ stack }) => stack.includes('production'))).toEqual([
    {
      stack: 'gatehouse-production-service-payments',
      TopicArn: 'arn:aws:sns:eu-central-1:333333333333:order-events',
      Protocol: 'sqs',
      Endpoint: queue,
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: `${queue}-dead-letters` },
    },
  ]);
  const { dependencies } = assembly.getStackArtifact('gatehouse-production-service-payments');
  expect(dependencies.map(({ id }) => id)).toContain('gatehouse-production-service-orders');
});

it('adds the stacks of a service, and changes only those that list the deliverable services', () => {
  const payments = services.find(({ name }) => name === 'payments')!;
  const invoices = {
    name: 'invoices',
    manifest: { ...payments.manifest, port: 3009, secrets: { apiKeys: 'invoices/api-keys' } },
  };
  const { grants: _, injectedSecrets: __, ...manifest } = invoices.manifest;
  const more = templatesOf([...services, { ...invoices, manifest }]);
  const added = [...more.keys()].filter((name) => !templates.has(name));
  expect(added.sort()).toEqual([
    'gatehouse-development-service-invoices',
    'gatehouse-production-service-invoices',
    'gatehouse-registry-service-invoices',
  ]);
  const changed = [...templates].filter(([name, template]) => more.get(name) !== template);
  expect(changed.map(([name]) => name).sort()).toEqual([
    'gatehouse-development-delivery',
    'gatehouse-production-delivery',
    'gatehouse-registry-delivery',
  ]);
});

it("creates the account's resources once for the registry and an environment in the same account", () => {
  const settings = structuredClone(workspace);
  settings.environments['development']!.account = workspace.registry.account;
  const stacks = createApp(settings, services).node.children.filter(Stack.isStack);
  const names = stacks.map(({ stackName }) => stackName).sort();
  expect(names.filter((name) => name.includes('account'))).toEqual([
    'gatehouse-account-000000000000',
    'gatehouse-account-333333333333',
  ]);
});

it('produces the same templates each time, and nothing for an environment on a laptop', () => {
  const settings = structuredClone(workspace);
  settings.environments['laptop'] = {
    account: '444444444444',
    region: 'eu-central-1',
    cluster: 'laptop',
    domain: 'laptop.example',
    local: true,
  };
  expect([...templatesOf(services, settings)]).toEqual([...templates]);
});

it('reports all missing settings at once', () => {
  const settings = structuredClone(workspace);
  delete settings.repositoryId;
  delete settings.environments['production']!.hostedZone;
  settings.environments['development']!.region = 'eu-west-1';
  expect(() => createApp(settings, services)).toThrow(
    [
      'gatehouse.json repositoryId: is missing; to read it: gh api repos/acme/services --jq .id',
      'gatehouse.json environments.production.hostedZone: is missing; it must be the id of the public hosted zone of acme.example, such as Z0123456789ABCDEFGHIJ',
      'gatehouse.json environments.development.region: must be eu-central-1, the region of the registry, from which images are pulled, not eu-west-1',
    ].join('\n'),
  );
});

it("follows CloudFormation's rules without a domain as well", () => {
  withCloudFormationRules(() => createApp(starter, starterServices).synth());
});

it('refuses a property that CloudFormation does not have', () => {
  const app = newApp();
  const properties = { QueueName: 'orders', Colour: 'red' };
  new CfnResource(new Stack(app, 'Stack'), 'Queue', { type: 'AWS::SQS::Queue', properties });
  expect(() => withCloudFormationRules(() => app.synth())).toThrow(
    /ERROR Colour: .*\(CloudFormation Validate\)/,
  );
});
