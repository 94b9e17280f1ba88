import { isWildcardOnlyAction } from '@cloud-copilot/iam-simulate';
import { namesOf, deploymentArnsOf, serviceDefinition, modelOf } from '@gatehouse/service-manifest';
import { createApp } from './create-app.ts';
import { decide } from './policies/test/decide.ts';
import { policyWorld, type RoleInWorld } from './policies/test/policy-world.ts';
import { createdResources, resourcesOf, ssm } from './test/created-resources.ts';
import { starter, starterServices } from './test/starter-workspace.ts';

const assembly = createApp(starter, starterServices).synth();
const made = createdResources(assembly);
const world = policyWorld(assembly);
const types = new Set(resourcesOf(assembly).map(({ resource }) => resource.Type));
const ACCOUNT = '111111111111';

it('needs no domain: it has no load balancer, certificate or hosted zone', () => {
  expect([...types].filter((type) => /LoadBalanc|Certificate|Route53::|WAF/.test(type))).toEqual(
    [],
  );
});

it('has no NAT gateway, and no endpoint that is paid by the hour', () => {
  expect([...types].filter((type) => /Nat|EIP/.test(type))).toEqual([]);
  const endpoints = resourcesOf(assembly).filter(({ resource }) =>
    resource.Type.endsWith('VPCEndpoint'),
  );
  expect(new Set(endpoints.map(({ resource }) => resource.Properties!['VpcEndpointType']))).toEqual(
    new Set(['Gateway']),
  );
});

it('allows no access to tasks from the internet, although they have public addresses', () => {
  const groups = resourcesOf(assembly).filter(
    ({ resource }) => resource.Type === 'AWS::EC2::SecurityGroup',
  );
  const sources = groups.flatMap(
    ({ resource }) => resource.Properties!['SecurityGroupIngress'] ?? [],
  ) as {
    CidrIp?: string;
  }[];
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(({ CidrIp }) => CidrIp !== undefined && CidrIp !== '10.0.0.0/16')).toEqual(
    [],
  );
});

it('gives a public service an address of API Gateway that leads only to its tasks, and an internal service none', () => {
  const apis = resourcesOf(assembly).filter(
    ({ resource }) => resource.Type === 'AWS::ApiGatewayV2::Api',
  );
  expect(apis.map(({ stack }) => stack.stackName)).toEqual([
    'gatehouse-development-service-orders',
    'gatehouse-production-service-orders',
  ]);
  const [integration] = resourcesOf(assembly).filter(
    ({ resource }) => resource.Type === 'AWS::ApiGatewayV2::Integration',
  );
  expect(integration!.resource.Properties).toMatchObject({
    ConnectionType: 'VPC_LINK',
    IntegrationUri: { 'Fn::GetAtt': [expect.stringMatching(/^GatewayNames/), 'Arn'] },
  });
});

it('exports the values with which its services are rendered', () => {
  for (const environment of ['development', 'production'])
    for (const { name, manifest } of starterServices) {
      const model = modelOf(name, manifest, starter, environment);
      const { service } = serviceDefinition(model);
      const parameters = JSON.stringify(service).match(/(?<=\{\{ssm:)[^}]+/g)!;
      for (const parameter of parameters)
        expect(made.has(ssm(parameter, { account: ACCOUNT, region: 'eu-central-1' }))).toBe(true);
      for (const alarm of service.deploymentConfiguration.alarms.alarmNames)
        expect(made.has(`arn:aws:cloudwatch:eu-central-1:${ACCOUNT}:alarm:${alarm}`)).toBe(true);
    }
});

it('lets services call each other by name in the VPC, on the common port', () => {
  const { url } = namesOf(starter, 'production', 'orders');
  expect(url('payments')).toBe('http://payments.production.internal:8080');
});

/** The resources of an environment that a role could reach: those of stacks and those of deployments. */
function thingsOf(environment: string): string[] {
  const prefix = `gatehouse-${environment}-`;
  const here = (service: string, resource: string) =>
    `arn:aws:${service}:eu-central-1:${ACCOUNT}:${resource}`;
  const ofStacks = [...made].flatMap(([arn, { stack }]) =>
    stack.stackName.startsWith(prefix) && arn.startsWith('arn:') ? [arn] : [],
  );
  const deployed = starterServices.flatMap(({ name }) => {
    const { service, taskDefinitions, serviceDeployments, serviceRevisions, record } =
      deploymentArnsOf(namesOf(starter, environment, name));
    return [service, taskDefinitions, serviceDeployments, serviceRevisions, record].map((arn) =>
      arn.replace('*', '7'),
    );
  });
  return [
    ...ofStacks,
    ...ofStacks.filter((arn) => arn.includes(':s3:::')).map((arn) => `${arn}/object`),
    ...ofStacks.filter((arn) => arn.includes(':secret:')).map((arn) => `${arn}-a1B2c3`),
    ...ofStacks.filter((arn) => arn.includes(':table/')).map((arn) => `${arn}/index/by-day`),
    ...ofStacks.filter((arn) => arn.includes(':log-group:')).map((arn) => `${arn}:log-stream:one`),
    ...deployed,
    here('ecs', `task/${environment}/1f2e`),
    here('application-autoscaling', 'scalable-target/1f2e'),
    here('cloudwatch', `alarm:TargetTracking-service/${environment}/orders-AlarmHigh`),
    here('cloudformation', `stack/${prefix}network/1f2e`),
    `arn:aws:s3:::gatehouse-registry-records-${ACCOUNT}/deploy/${environment}/orders/1`,
  ];
}

/** AWS supports only all alarms of the account for this action, which only reads their state. */
const SEES_ALL = new Set(['cloudwatch:DescribeAlarms']);

const rolesOf = (environment: string) =>
  [...world.roles].filter(([, role]) =>
    role.made.stack.stackName.startsWith(`gatehouse-${environment}-`),
  );

const actionsOf = ({ policies }: RoleInWorld): string[] => [
  ...new Set(
    policies.flatMap(({ policy }) =>
      (policy['Statement'] as { Effect: string; Action: string | string[] }[])
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action }) => Action),
    ),
  ),
];

/** The condition keys that AWS sets in a request from the resource. */
const contextOf = (action: string, environment: string): Record<string, string>[] => {
  const scaling = {
    'application-autoscaling:service-namespace': 'ecs',
    'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
    'aws:ResourceTag/environment': environment,
  };
  const principals = ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'];
  if (action.startsWith('application-autoscaling:')) return [scaling];
  if (action === 'iam:PassRole') return principals.map((to) => ({ 'iam:PassedToService': to }));
  if (action === 'secretsmanager:GetSecretValue')
    return [
      {},
      {
        'secretsmanager:resource/AllowRotationLambdaArn': `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:gatehouse-${environment}-rotate-api-keys`,
      },
    ];
  return [{}];
};

/**
 * All actions on the resources of one environment that a role of another (or the same) may perform, by AWS's own rules.
 */
async function reached(from: string, to: string): Promise<string[]> {
  const found: string[] = [];
  const things = thingsOf(to);
  for (const [role, inWorld] of rolesOf(from))
    for (const action of actionsOf(inWorld)) {
      const [service, name] = action.split(':') as [string, string];
      if (SEES_ALL.has(action) || (await isWildcardOnlyAction(service, name))) continue;
      for (const resource of things.filter((arn) => arn.split(':')[2] === service))
        for (const context of contextOf(action, to))
          // AWS knows no such request, such as reading a bucket as a table.
          if (await decide(world, { role, action, resource, context }).catch(() => false))
            found.push(`${role} ${action} ${resource}`);
    }
  return found;
}

describe('two environments in one account', () => {
  it('create nothing under the same name', () => {
    // `createdResources` throws if two stacks create the same ARN.
    expect(made.size).toBeGreaterThan(100);
    for (const [arn, { stack }] of made)
      if (/gatehouse-(?:development|production)-/.test(stack.stackName))
        expect(arn).toContain(/gatehouse-(\w+)-/.exec(stack.stackName)![1]);
  });

  it('have roles that reach their own resources', async () => {
    const own = await reached('development', 'development');
    for (const [role, action] of [
      ['gatehouse-development-deploy', 'ecs:UpdateService'],
      ['gatehouse-development-deploy', 'application-autoscaling:RegisterScalableTarget'],
      ['gatehouse-development-deploy', 'iam:PassRole'],
      ['orders-development-task', 'dynamodb:PutItem'],
      ['orders-development-task', 's3:GetObject'],
      ['payments-development-task', 'secretsmanager:GetSecretValue'],
      ['gatehouse-development-rotate-api-keys', 'secretsmanager:GetSecretValue'],
      ['gatehouse-development-status', 'cloudformation:GetTemplate'],
    ])
      expect(own).toContainEqual(expect.stringContaining(`${role} ${action} `));
  }, 60_000);

  it.each([
    ['development', 'production'],
    ['production', 'development'],
  ])(
    'have no role of %s that reaches resources of %s',
    async (from, to) => {
      expect(await reached(from, to)).toEqual([]);
    },
    60_000,
  );
});
