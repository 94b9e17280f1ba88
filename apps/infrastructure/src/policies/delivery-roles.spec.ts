import { decideFor } from './test/decide.ts';
import { itAllows, itDenies } from './test/decisions.ts';
import {
  buildRole,
  byAlias,
  deployRole,
  development,
  evidence,
  family,
  gateKey,
  gateRole,
  here,
  imageKey,
  infrastructureRole,
  names,
  orders,
  parameter,
  registry,
  repository,
  role,
  secret,
  service,
  toTasks,
  world,
} from './test/delivery-world.ts';

/** What GitHub's other roles may do, as the templates of all stacks have it. */
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
