import { registryNamesOf } from '@gatehouse/service-manifest';
import { createApp } from '../create-app.ts';
import { environment, serviceModel, services, workspace } from '../test/workspace.ts';
import { decideFor } from './test/decide.ts';
import { itAllows, itDenies } from './test/decisions.ts';
import { policyWorld } from './test/policy-world.ts';

/** What GitHub's roles may do, as the templates of all stacks have it. */
const world = policyWorld(createApp(workspace, services).synth());

const { names } = environment('production');
const registry = registryNamesOf(workspace);
const orders = serviceModel('orders', 'production').names;
const development = serviceModel('orders', 'development').names;
const { deployRole, infrastructureRole } = names;
const { buildRole, gateRole } = registry;

const ecs = (what: string, account = names.account) =>
  `arn:aws:ecs:eu-central-1:${account}:${what}`;
const here = (service: string, what: string) =>
  `arn:aws:${service}:eu-central-1:${names.account}:${what}`;
const role = (name: string, account = names.account) => `arn:aws:iam::${account}:role/${name}`;
const repository = (name: string) => registry.arn.repository(name);
const parameter = (name: string) => here('ssm', `parameter${name}`);
const service = ecs('service/production/orders');
const family = ecs('task-definition/orders-production:7');
const secret = orders.arn.secret('orders/api-keys').replace('??????', 'a1B2c3');
const scalable = here('application-autoscaling', 'scalable-target/1f2e');
const ofEcs = {
  'application-autoscaling:service-namespace': 'ecs',
  'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
};
const toTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
const toEcs = { 'iam:PassedToService': 'ecs.amazonaws.com' };

const [gateKey, imageKey] = ['GateKey', 'ImageKey'].map((id) =>
  [...world.resourcePolicies.keys()].find((arn) => arn.includes(`:key/${id}`))!,
) as [string, string];
const byAlias = { 'kms:RequestAlias': registry.gateKeyAlias };
const evidence = { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'DIGEST' };

describe('deploying', () => {
  itAllows(world, [
    [deployRole, 'ecs:RegisterTaskDefinition', family],
    [deployRole, 'ecs:RegisterTaskDefinition', family, { 'ecs:privileged': 'false' }],
    [deployRole, 'ecs:TagResource', family, { 'ecs:CreateAction': 'RegisterTaskDefinition' }],
    [deployRole, 'ecs:CreateService', service, { 'ecs:auto-assign-public-ip': 'false' }],
    [deployRole, 'ecs:UpdateService', service],
    [deployRole, 'ecs:UpdateService', service, { 'ecs:enable-execute-command': 'false' }],
    [deployRole, 'ecs:TagResource', service],
    [deployRole, 'ecs:DescribeServices', service],
    [deployRole, 'ecs:ListServiceDeployments', service],
    [
      deployRole,
      'ecs:DescribeServiceDeployments',
      ecs('service-deployment/production/orders/1f2e'),
    ],
    [deployRole, 'ecs:DescribeServiceRevisions', ecs('service-revision/production/orders/1f2e')],
    [deployRole, 'ecs:DescribeTasks', ecs('task/production/1f2e')],
    [
      deployRole,
      'ecs:ListTasks',
      ecs('container-instance/production/1f2e'),
      { 'ecs:cluster': ecs('cluster/production') },
    ],
    [deployRole, 'ecs:DescribeTaskDefinition'],
    [deployRole, 'ecs:DescribeClusters', ecs('cluster/production')],
    [deployRole, 'iam:PassRole', orders.arn.taskRole, toTasks],
    [deployRole, 'iam:PassRole', orders.arn.executionRole, toTasks],
    [deployRole, 'iam:PassRole', names.arn.trafficRole, toEcs],
    [deployRole, 'iam:GetRole', orders.arn.taskRole],
    [deployRole, 'iam:GetRole', names.arn.trafficRole],
    [deployRole, 'application-autoscaling:RegisterScalableTarget', scalable, ofEcs],
    [deployRole, 'application-autoscaling:PutScalingPolicy', scalable, ofEcs],
    [
      deployRole,
      'cloudwatch:PutMetricAlarm',
      here('cloudwatch', 'alarm:TargetTracking-service/production/orders-AlarmHigh-1f2e'),
    ],
    [
      deployRole,
      'cloudwatch:DescribeAlarms',
      here('cloudwatch', `alarm:${orders.alarm('latency')}`),
    ],
    [
      deployRole,
      'iam:CreateServiceLinkedRole',
      role('aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
      { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
    ],
    [deployRole, 'elasticloadbalancing:DescribeTargetHealth'],
    [deployRole, 'logs:DescribeLogGroups'],
    [deployRole, 'logs:GetLogEvents', `${orders.arn.logGroup}:log-stream:orders/orders/1f2e`],
    [deployRole, 'secretsmanager:DescribeSecret', secret],
    [deployRole, 'ssm:GetParameters', parameter(names.parameter('subnet-ids'))],
    [deployRole, 'ssm:GetParameters', parameter(orders.parameter('target-group-arn'))],
    [deployRole, 'ssm:GetParameterHistory', parameter(orders.parameter('deployment'))],
    [deployRole, 'ssm:PutParameter', parameter(orders.parameter('deployment'))],
    [deployRole, 'sns:Publish', names.arn.operationsTopic],
    [deployRole, 'ecr:BatchGetImage', repository('orders')],
    [deployRole, 'ecr:BatchGetImage', repository('payments')],
    [deployRole, 'kms:GetPublicKey', gateKey, byAlias],
  ]);

  itDenies(world, {
    'what is no service of ours': [
      [deployRole, 'ecs:RegisterTaskDefinition', ecs('task-definition/somebody:1')],
      [deployRole, 'ecs:RegisterTaskDefinition', ecs('task-definition/orders-production-x:1')],
      [deployRole, 'ecs:CreateService', ecs('service/production/somebody')],
      [deployRole, 'ecs:UpdateService', ecs('service/another/orders')],
      [
        deployRole,
        'ecs:ListTasks',
        ecs('container-instance/another/1f2e'),
        { 'ecs:cluster': ecs('cluster/another') },
      ],
      [deployRole, 'ecr:DescribeImages', repository('somebody')],
    ],
    'tagging what it does not register': [
      [deployRole, 'ecs:TagResource', ecs('task-definition/somebody:1')],
      [
        deployRole,
        'ecs:TagResource',
        ecs('task-definition/somebody:1'),
        { 'ecs:CreateAction': 'RunTask' },
      ],
    ],
    'another environment': [
      [deployRole, 'ecs:RegisterTaskDefinition', ecs('task-definition/orders-development:1')],
      [deployRole, 'ecs:UpdateService', ecs('service/development/orders', development.account)],
      [deployRole, 'iam:PassRole', development.arn.taskRole, toTasks],
      [deployRole, 'ssm:PutParameter', parameter(development.parameter('deployment'))],
      [deployRole, 'ssm:GetParameter', parameter(development.parameter('target-group-arn'))],
    ],
    'a task that could do more': [
      [deployRole, 'ecs:RegisterTaskDefinition', family, { 'ecs:privileged': 'true' }],
      [deployRole, 'ecs:UpdateService', service, { 'ecs:enable-execute-command': 'true' }],
      [deployRole, 'ecs:CreateService', service, { 'ecs:enable-execute-command': 'true' }],
      [deployRole, 'ecs:CreateService', service, { 'ecs:auto-assign-public-ip': 'true' }],
      [deployRole, 'ecs:ExecuteCommand', ecs('task/production/1f2e')],
      [deployRole, 'ecs:RunTask', family],
    ],
    'passing a role on': [
      [deployRole, 'iam:PassRole', orders.arn.taskRole],
      [
        deployRole,
        'iam:PassRole',
        orders.arn.taskRole,
        { 'iam:PassedToService': 'ec2.amazonaws.com' },
      ],
      [
        deployRole,
        'iam:PassRole',
        orders.arn.taskRole,
        { 'iam:PassedToService': 'lambda.amazonaws.com' },
      ],
      [deployRole, 'iam:PassRole', names.arn.trafficRole, toTasks],
      [deployRole, 'iam:PassRole', orders.arn.taskRole, toEcs],
      [deployRole, 'iam:PassRole', role(deployRole), toEcs],
      [deployRole, 'iam:PassRole', role(deployRole), toTasks],
      [deployRole, 'iam:PassRole', role(infrastructureRole), toTasks],
      [
        deployRole,
        'iam:PassRole',
        role('cdk-hnb659fds-cfn-exec-role-333333333333-eu-central-1'),
        toTasks,
      ],
    ],
    'giving itself more': [
      [deployRole, 'iam:PutRolePolicy', orders.arn.taskRole],
      [deployRole, 'iam:AttachRolePolicy', role(deployRole)],
      [deployRole, 'iam:UpdateAssumeRolePolicy', orders.arn.taskRole],
      [deployRole, 'iam:CreateRole', role('somebody')],
      [
        deployRole,
        'iam:CreateServiceLinkedRole',
        role('aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'),
        { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' },
      ],
      [deployRole, 'sts:AssumeRole', role('cdk-hnb659fds-deploy-role-333333333333-eu-central-1')],
      [deployRole, 'sts:AssumeRole', role(infrastructureRole)],
    ],
    deleting: [
      [deployRole, 'ecs:DeleteService', service],
      [deployRole, 'ecs:DeleteCluster', ecs('cluster/production')],
      [deployRole, 'ecs:DeregisterTaskDefinition'],
      [deployRole, 'logs:DeleteLogGroup', orders.arn.logGroup],
      [deployRole, 'ecr:BatchDeleteImage', repository('orders')],
    ],
    'evidence of its own': [
      [deployRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
      [deployRole, 'kms:CreateGrant', gateKey],
      [deployRole, 'kms:GetPublicKey', gateKey, { 'kms:RequestAlias': 'alias/somebody' }],
    ],
    'an image of its own': [
      [deployRole, 'ecr:PutImage', repository('orders')],
      [deployRole, 'ecr:InitiateLayerUpload', repository('orders')],
    ],
    'what services hold': [
      [deployRole, 'secretsmanager:GetSecretValue', secret],
      [deployRole, 'secretsmanager:PutSecretValue', secret],
      [deployRole, 'dynamodb:GetItem', orders.arn.table('orders')],
      [deployRole, 's3:GetObject', `${orders.arn.bucket('invoices')}/1`],
      [deployRole, 'sns:Publish', orders.arn.topic('order-events')],
    ],
    'a parameter that the infrastructure sets': [
      [deployRole, 'ssm:PutParameter', parameter(names.parameter('subnet-ids'))],
      [deployRole, 'ssm:PutParameter', parameter(orders.parameter('target-group-arn'))],
      [deployRole, 'ssm:PutParameter', parameter(orders.parameter('security-group-id'))],
      [deployRole, 'ssm:DeleteParameter', parameter(orders.parameter('deployment'))],
      [deployRole, 'ssm:GetParameter', parameter('/somebody/password')],
    ],
    'silencing what would roll it back': [
      [
        deployRole,
        'cloudwatch:PutMetricAlarm',
        here('cloudwatch', `alarm:${orders.alarm('server-errors')}`),
      ],
      [
        deployRole,
        'cloudwatch:DeleteAlarms',
        here('cloudwatch', `alarm:${orders.alarm('latency')}`),
      ],
      [
        deployRole,
        'cloudwatch:DisableAlarmActions',
        here('cloudwatch', `alarm:${orders.alarm('latency')}`),
      ],
    ],
    'logs of others': [
      [
        deployRole,
        'logs:FilterLogEvents',
        `arn:aws:logs:eu-central-1:333333333333:log-group:${names.logGroup('flow-logs')}:*`,
      ],
      [deployRole, 'logs:PutLogEvents', `${orders.arn.logGroup}:log-stream:orders/orders/1f2e`],
    ],
    'scaling and routing what is not ECS’s': [
      [
        deployRole,
        'application-autoscaling:RegisterScalableTarget',
        scalable,
        { ...ofEcs, 'application-autoscaling:service-namespace': 'dynamodb' },
      ],
      [
        deployRole,
        'elasticloadbalancing:ModifyTargetGroup',
        here('elasticloadbalancing', 'targetgroup/orders/1f2e'),
      ],
    ],
  });
});

describe('building', () => {
  itAllows(world, [
    [buildRole, 'ecr:GetAuthorizationToken'],
    [buildRole, 'ecr:InitiateLayerUpload', repository('orders')],
    [buildRole, 'ecr:UploadLayerPart', repository('orders')],
    [buildRole, 'ecr:CompleteLayerUpload', repository('orders')],
    [buildRole, 'ecr:PutImage', repository('payments')],
    [buildRole, 'ecr:DescribeImageScanFindings', repository('orders')],
    [buildRole, 'inspector2:ListFindings'],
  ]);

  itDenies(world, {
    'another repository': [
      [buildRole, 'ecr:PutImage', repository('somebody')],
      [buildRole, 'ecr:PutImage', repository('orders-of-somebody')],
      [buildRole, 'ecr:CreateRepository', repository('somebody')],
    ],
    'changing what was pushed, or who may pull it': [
      [buildRole, 'ecr:BatchDeleteImage', repository('orders')],
      [buildRole, 'ecr:DeleteRepository', repository('orders')],
      [buildRole, 'ecr:PutImageTagMutability', repository('orders')],
      [buildRole, 'ecr:PutLifecyclePolicy', repository('orders')],
      [buildRole, 'ecr:SetRepositoryPolicy', repository('orders')],
    ],
    'not being scanned': [
      [buildRole, 'ecr:PutRegistryScanningConfiguration'],
      [buildRole, 'inspector2:Disable'],
      [buildRole, 'ecr:PutImageScanningConfiguration', repository('orders')],
    ],
    'passing its own image': [
      [buildRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
      [buildRole, 'kms:GetPublicKey', gateKey, byAlias],
      [buildRole, 'ecs:UpdateService', service],
      [buildRole, 'sts:AssumeRole', role(gateRole, registry.account)],
    ],
    'reading encrypted images past ECR': [[buildRole, 'kms:Decrypt', imageKey]],
  });
});

describe('gating', () => {
  itAllows(world, [
    [gateRole, 'ecr:BatchGetImage', repository('orders')],
    [gateRole, 'ecr:GetDownloadUrlForLayer', repository('orders')],
    [gateRole, 'ecr:DescribeImages', repository('orders')],
    [gateRole, 'ecr:DescribeImageScanFindings', repository('orders')],
    [gateRole, 'ecr:BatchGetRepositoryScanningConfiguration', repository('orders')],
    [gateRole, 'ecr:GetRegistryScanningConfiguration'],
    [gateRole, 'inspector2:ListCoverage'],
    [gateRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
    [gateRole, 'kms:GetPublicKey', gateKey, byAlias],
  ]);

  itDenies(world, {
    'another image than the one that was scanned': [
      [gateRole, 'ecr:PutImage', repository('orders')],
      [gateRole, 'ecr:InitiateLayerUpload', repository('orders')],
      [gateRole, 'ecr:BatchDeleteImage', repository('orders')],
      [gateRole, 'ecr:BatchGetImage', repository('somebody')],
    ],
    'signing what is no evidence': [
      [gateRole, 'kms:Sign', gateKey, { ...evidence, 'kms:MessageType': 'RAW' }],
      [gateRole, 'kms:Sign', gateKey, { ...evidence, 'kms:SigningAlgorithm': 'ECDSA_SHA_512' }],
      [gateRole, 'kms:Sign', gateKey],
    ],
    'letting others sign': [
      [gateRole, 'kms:CreateGrant', gateKey],
      [gateRole, 'kms:PutKeyPolicy', gateKey],
      [gateRole, 'kms:ScheduleKeyDeletion', gateKey],
    ],
    'leaving findings out': [
      [
        gateRole,
        'inspector2:CreateFilter',
        `arn:aws:inspector2:eu-central-1:${registry.account}:owner/${registry.account}/filter/1f2e`,
      ],
      [gateRole, 'inspector2:Disable'],
      [gateRole, 'ecr:PutRegistryScanningConfiguration'],
    ],
    deploying: [
      [gateRole, 'ecs:UpdateService', service],
      [gateRole, 'sts:AssumeRole', role(deployRole)],
    ],
  });
});

describe('the key of the gate', () => {
  const everything = { Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] };
  const root = `arn:aws:iam::${registry.account}:root`;
  const administrator = `arn:aws:iam::${registry.account}:role/administrator`;
  const ask = (principal: string, action: string, context = {}) =>
    decideFor(world, principal, principal === root ? [] : [everything], {
      action,
      resource: gateKey,
      context: { 'aws:PrincipalArn': principal, ...context },
    });

  it('KMS.5: signs for nobody but the gate, not even for administrators and the root of its account', async () => {
    for (const who of [root, administrator]) {
      expect([who, await ask(who, 'kms:Sign', evidence)]).toEqual([who, false]);
      expect([who, await ask(who, 'kms:CreateGrant')]).toEqual([who, false]);
    }
  });

  it('locks nobody out: administrators may look after it', async () => {
    for (const action of ['kms:PutKeyPolicy', 'kms:DisableKey', 'kms:ScheduleKeyDeletion'])
      expect([action, await ask(administrator, action)]).toEqual([action, true]);
  });

  it('lets no role verify but those that deploy, whatever may be done in their accounts', async () => {
    for (const [who, may] of [
      [role(deployRole), true],
      [role('administrator'), false],
      [role(deployRole, '999999999999'), false],
      [role(deployRole, development.account), false],
    ] as const) {
      expect([who, await ask(who, 'kms:GetPublicKey', byAlias)]).toEqual([who, may]);
      expect([who, await ask(who, 'kms:Sign', evidence)]).toEqual([who, false]);
    }
  });
});

describe('deploying the infrastructure', () => {
  const cdk = (what: string, account: string) =>
    role(`cdk-hnb659fds-${what}-role-${account}-eu-central-1`, account);

  itAllows(world, [
    ...['deploy', 'file-publishing', 'lookup'].flatMap((what) => [
      [infrastructureRole, 'sts:AssumeRole', cdk(what, names.account)] as const,
      [registry.infrastructureRole, 'sts:AssumeRole', cdk(what, registry.account)] as const,
    ]),
  ]);

  itDenies(world, {
    'other roles of the account': [
      [infrastructureRole, 'sts:AssumeRole', cdk('cfn-exec', names.account)],
      [infrastructureRole, 'sts:AssumeRole', role('administrator')],
      [infrastructureRole, 'sts:AssumeRole', role(deployRole)],
    ],
    'another account': [
      [infrastructureRole, 'sts:AssumeRole', cdk('deploy', registry.account)],
      [infrastructureRole, 'sts:AssumeRole', cdk('deploy', development.account)],
      [registry.infrastructureRole, 'sts:AssumeRole', cdk('deploy', names.account)],
    ],
    'doing it itself': [
      [
        infrastructureRole,
        'iam:PassRole',
        cdk('cfn-exec', names.account),
        { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
      ],
      [
        infrastructureRole,
        'cloudformation:CreateStack',
        here('cloudformation', 'stack/somebody/1f2e'),
      ],
      [registry.infrastructureRole, 'kms:Sign', gateKey, evidence],
      [registry.infrastructureRole, 'kms:PutKeyPolicy', gateKey],
    ],
  });
});

describe('seeing what is deployed', () => {
  const { statusRole } = names;
  const record = parameter(orders.parameter('deployment'));
  const stack = here('cloudformation', 'stack/gatehouse-production-edge/1f2e');
  itAllows(world, [
    [statusRole, 'ecs:DescribeServices', service],
    [statusRole, 'ssm:GetParameters', record],
    [statusRole, 'ecr:BatchGetImage', repository('orders')],
    [statusRole, 'cloudformation:GetTemplate', stack],
    [registry.statusRole, 'ecr:BatchGetImage', repository('orders')],
    [registry.statusRole, 'ecr:DescribeImageScanFindings', repository('orders')],
    [registry.statusRole, 'inspector2:ListCoverage'],
  ]);
  itDenies(world, {
    'changing anything': [
      [statusRole, 'ecs:UpdateService', service],
      [statusRole, 'ecs:RegisterTaskDefinition', family],
      [statusRole, 'ssm:PutParameter', record],
      [statusRole, 'cloudformation:UpdateStack', stack],
      [statusRole, 'iam:PassRole', orders.arn.taskRole, toTasks],
      [statusRole, 'sts:AssumeRole', role(deployRole)],
      [registry.statusRole, 'ecr:PutImage', repository('orders')],
      [registry.statusRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
      [registry.statusRole, 'sts:AssumeRole', role(gateRole, registry.account)],
    ],
    'reading what is none of its business': [
      [statusRole, 'secretsmanager:GetSecretValue', secret],
      [statusRole, 'logs:GetLogEvents', `${orders.arn.logGroup}:log-stream:x`],
      [statusRole, 'cloudformation:GetTemplate', here('cloudformation', 'stack/other/1f2e')],
      [registry.statusRole, 'ecr:BatchGetImage', repository('somebody')],
    ],
  });
});
