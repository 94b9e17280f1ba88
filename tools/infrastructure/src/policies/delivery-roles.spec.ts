import { infrastructureRecordOf } from '@gatehouse/service-manifest';
import { decideFor } from './test/decide.ts';
import { itAllows, itDenies } from './test/decisions.ts';
import {
  buildKey,
  buildRole,
  byAlias,
  byBuildAlias,
  deployRole,
  development,
  evidence,
  family,
  firstSeen,
  gateKey,
  gateRole,
  here,
  imageKey,
  infrastructureRole,
  names,
  orders,
  parameter,
  registry,
  released,
  repository,
  rescanRole,
  role,
  secret,
  service,
  toTasks,
  world,
} from './test/delivery-world.ts';

/** The permissions of GitHub's other roles in the templates of all stacks. */
describe('the build role', () => {
  itAllows(world, [
    [buildRole, 'ecr:GetAuthorizationToken'],
    [buildRole, 'ecr:InitiateLayerUpload', repository('orders')],
    [buildRole, 'ecr:UploadLayerPart', repository('orders')],
    [buildRole, 'ecr:CompleteLayerUpload', repository('orders')],
    [buildRole, 'ecr:PutImage', repository('payments')],
    [buildRole, 'ecr:DescribeImageScanFindings', repository('orders')],
    [buildRole, 'inspector2:ListFindings'],
    [buildRole, 'kms:Sign', buildKey, { ...evidence, ...byBuildAlias }],
  ]);

  itDenies(world, {
    'another repository': [
      [buildRole, 'ecr:PutImage', repository('somebody')],
      [buildRole, 'ecr:PutImage', repository('orders-of-somebody')],
      [buildRole, 'ecr:CreateRepository', repository('somebody')],
    ],
    'changing pushed images, or the permissions to pull them': [
      [buildRole, 'ecr:BatchDeleteImage', repository('orders')],
      [buildRole, 'ecr:DeleteRepository', repository('orders')],
      [buildRole, 'ecr:PutImageTagMutability', repository('orders')],
      [buildRole, 'ecr:PutLifecyclePolicy', repository('orders')],
      [buildRole, 'ecr:SetRepositoryPolicy', repository('orders')],
    ],
    'evading scans': [
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
    'making findings younger': [
      [buildRole, 's3:GetObject', firstSeen('orders')],
      [buildRole, 's3:PutObject', firstSeen('orders')],
    ],
    'reading encrypted images past ECR': [[buildRole, 'kms:Decrypt', imageKey]],
    'signing anything but attestations, or letting others sign': [
      [buildRole, 'kms:Sign', buildKey, { ...evidence, 'kms:MessageType': 'RAW' }],
      [buildRole, 'kms:Sign', buildKey],
      [buildRole, 'kms:CreateGrant', buildKey],
      [buildRole, 'kms:PutKeyPolicy', buildKey],
      [buildRole, 'kms:ScheduleKeyDeletion', buildKey],
    ],
  });
});

describe('attestations by the key of the build role', () => {
  const signing = { ...evidence, ...byBuildAlias };
  const verifiers = [gateRole, rescanRole, deployRole];

  itAllows(
    world,
    verifiers.map((each) => [each, 'kms:GetPublicKey', buildKey, byBuildAlias] as const),
  );

  itDenies(world, {
    'no other role signs': [...verifiers, infrastructureRole, registry.statusRole].map(
      (each) => [each, 'kms:Sign', buildKey, signing] as const,
    ),
    'the key of the gate does not sign for builds': [
      [buildRole, 'kms:Sign', gateKey, signing],
      [gateRole, 'kms:CreateGrant', buildKey],
      [deployRole, 'kms:GetPublicKey', buildKey, { 'kms:RequestAlias': 'alias/somebody' }],
    ],
  });
});

describe('the gate role', () => {
  itAllows(world, [
    [gateRole, 'ecr:BatchGetImage', repository('orders')],
    [gateRole, 'ecr:GetDownloadUrlForLayer', repository('orders')],
    [gateRole, 'ecr:DescribeImages', repository('orders')],
    [gateRole, 'ecr:DescribeImageScanFindings', repository('orders')],
    [gateRole, 'ecr:BatchGetRepositoryScanningConfiguration', repository('orders')],
    [gateRole, 'ecr:GetRegistryScanningConfiguration'],
    [gateRole, 'inspector2:ListCoverage'],
    [gateRole, 'ecr:PutImage', released('orders')],
    [gateRole, 'ecr:DescribeImages', released('orders')],
    [gateRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
    [gateRole, 'kms:GetPublicKey', gateKey, byAlias],
  ]);

  itDenies(world, {
    'replacing the scanned image': [
      [buildRole, 'ecr:PutImage', released('orders')],
      [gateRole, 'ecr:PutImage', repository('orders')],
      [gateRole, 'ecr:InitiateLayerUpload', repository('orders')],
      [gateRole, 'ecr:BatchDeleteImage', repository('orders')],
      [gateRole, 'ecr:BatchGetImage', repository('somebody')],
    ],
    'signing anything but evidence': [
      [gateRole, 'kms:Sign', gateKey, { ...evidence, 'kms:MessageType': 'RAW' }],
      [gateRole, 'kms:Sign', gateKey, { ...evidence, 'kms:SigningAlgorithm': 'ECDSA_SHA_512' }],
      [gateRole, 'kms:Sign', gateKey],
    ],
    'letting others sign': [
      [gateRole, 'kms:CreateGrant', gateKey],
      [gateRole, 'kms:PutKeyPolicy', gateKey],
      [gateRole, 'kms:ScheduleKeyDeletion', gateKey],
    ],
    'omitting findings': [
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

describe('the re-scan role', () => {
  itAllows(world, [
    [rescanRole, 'ecr:BatchGetImage', released('orders')],
    [rescanRole, 'ecr:GetDownloadUrlForLayer', released('orders')],
    [rescanRole, 'ecr:DescribeImageScanFindings', released('orders')],
    [rescanRole, 'ecr:GetRegistryScanningConfiguration'],
    [rescanRole, 'inspector2:ListCoverage'],
    [rescanRole, 'sns:Publish', registry.arn.operationsTopic],
  ]);

  itDenies(world, {
    'passing an image': [
      [rescanRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
      [rescanRole, 'kms:GetPublicKey', gateKey, byAlias],
      [rescanRole, 'sts:AssumeRole', role(gateRole, registry.account)],
    ],
    'changing anything else': [
      [rescanRole, 'ecr:PutImage', released('orders')],
      [rescanRole, 'ecr:BatchDeleteImage', released('orders')],
      [rescanRole, 'ecs:UpdateService', service],
      [rescanRole, 'inspector2:Disable'],
      [rescanRole, 'sns:Publish', names.arn.operationsTopic],
    ],
    'reading unrelated data': [
      [rescanRole, 'ecr:BatchGetImage', released('somebody')],
      [rescanRole, 'secretsmanager:GetSecretValue', secret],
    ],
  });
});

describe.each([gateRole, rescanRole])('recording first-seen times as %s', (who) => {
  const { recordsBucket } = registry.arn;
  itAllows(world, [
    [who, 's3:GetObject', firstSeen('orders')],
    [who, 's3:PutObject', firstSeen('orders')],
    [who, 's3:ListBucket', recordsBucket],
  ]);

  itDenies(world, {
    'making findings new again': [
      [who, 's3:DeleteObject', firstSeen('orders')],
      [who, 's3:DeleteObjectVersion', firstSeen('orders')],
      [who, 's3:DeleteBucket', recordsBucket],
      [who, 's3:PutLifecycleConfiguration', recordsBucket],
      [who, 's3:PutBucketVersioning', recordsBucket],
      [who, 's3:PutReplicationConfiguration', recordsBucket],
    ],
    'letting others write': [
      [who, 's3:PutBucketPolicy', recordsBucket],
      [who, 's3:DeleteBucketPolicy', recordsBucket],
    ],
    'writing anything else': [
      [who, 's3:PutObject', `${recordsBucket}/orders.json`],
      [who, 's3:PutObject', `${recordsBucket}-2/first-seen/orders.json`],
      [who, 's3:PutObject', `${orders.arn.bucket('invoices')}/first-seen/orders.json`],
    ],
    'a bucket of this name that another account holds': [
      [who, 's3:GetObject', firstSeen('orders'), { 'aws:ResourceAccount': '999999999999' }],
      [who, 's3:PutObject', firstSeen('orders'), { 'aws:ResourceAccount': '999999999999' }],
    ],
  });
});

describe('the first-seen record', () => {
  const everything = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const ask = (principal: string, action: string, resource: string) =>
    decideFor(world, principal, [everything], {
      action,
      resource,
      context: { 'aws:PrincipalArn': principal, 'aws:SecureTransport': 'true' },
    });
  const others = [
    'administrator',
    buildRole,
    registry.statusRole,
    registry.infrastructureRole,
    registry.reportRole,
    registry.compactRole,
  ];

  it.each(others)('is closed to %s, even if its own policies allow it', async (name) => {
    for (const action of [
      's3:GetObject',
      's3:PutObject',
      's3:ReplicateObject',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
    ]) {
      const answer = await ask(role(name, registry.account), action, firstSeen('orders'));
      expect([action, answer]).toEqual([action, false]);
    }
  });

  it('is open to the roles that gate, whose own policies decide what they may do', async () => {
    for (const name of [gateRole, rescanRole])
      expect(await ask(role(name, registry.account), 's3:PutObject', firstSeen('orders'))).toBe(
        true,
      );
  });

  it('locks out no administrator: administrators may change the policy of its bucket', async () => {
    const administrator = role('administrator', registry.account);
    for (const action of ['s3:GetBucketPolicy', 's3:PutBucketPolicy'])
      expect(await ask(administrator, action, registry.arn.recordsBucket)).toBe(true);
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

  it('KMS.5: signs for the gate alone, not even for administrators and the root of its account', async () => {
    for (const who of [root, administrator]) {
      expect([who, await ask(who, 'kms:Sign', evidence)]).toEqual([who, false]);
      expect([who, await ask(who, 'kms:CreateGrant')]).toEqual([who, false]);
    }
  });

  it('locks out no administrator: administrators may manage it', async () => {
    for (const action of ['kms:PutKeyPolicy', 'kms:DisableKey', 'kms:ScheduleKeyDeletion'])
      expect([action, await ask(administrator, action)]).toEqual([action, true]);
  });

  it('lets only the roles that deploy verify, regardless of permissions in their accounts', async () => {
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

describe('the infrastructure role', () => {
  const record = (environment: string) =>
    here('ssm', `parameter${infrastructureRecordOf(environment)}`);
  const cdk = (what: string, account: string) =>
    role(`cdk-hnb659fds-${what}-role-${account}-eu-central-1`, account);

  itAllows(world, [
    ...['deploy', 'file-publishing', 'lookup'].flatMap((what) => [
      [infrastructureRole, 'sts:AssumeRole', cdk(what, names.account)] as const,
      [registry.infrastructureRole, 'sts:AssumeRole', cdk(what, registry.account)] as const,
    ]),
    [infrastructureRole, 'ssm:PutParameter', record('production')],
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
    'recording anything else': [
      [infrastructureRole, 'ssm:PutParameter', record('development')],
      [infrastructureRole, 'ssm:PutParameter', parameter('/gatehouse/production/vpc-id')],
      [registry.infrastructureRole, 'ssm:PutParameter', record('production')],
      [deployRole, 'ssm:PutParameter', record('production')],
    ],
    'deploying stacks itself': [
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

describe('the status role', () => {
  const { statusRole } = names;
  const record = parameter(orders.parameter('deployment'));
  const stack = here('cloudformation', 'stack/gatehouse-production-edge/1f2e');
  itAllows(world, [
    [statusRole, 'ecs:DescribeServices', service],
    [statusRole, 'ssm:GetParameters', record],
    [statusRole, 'ecr:BatchGetImage', released('orders')],
    [statusRole, 'cloudformation:GetTemplate', stack],
    [
      registry.statusRole,
      'cloudformation:GetTemplate',
      `arn:aws:cloudformation:eu-central-1:${registry.account}:stack/gatehouse-registry-delivery/1f2e`,
    ],
  ]);
  itDenies(world, {
    'changing anything': [
      [statusRole, 'ecs:UpdateService', service],
      [statusRole, 'ecs:RegisterTaskDefinition', family],
      [statusRole, 'ssm:PutParameter', record],
      [statusRole, 'cloudformation:UpdateStack', stack],
      [statusRole, 'iam:PassRole', orders.arn.taskRole, toTasks],
      [statusRole, 'sts:AssumeRole', role(deployRole)],
      [registry.statusRole, 'ecr:PutImage', released('orders')],
      [registry.statusRole, 'kms:Sign', gateKey, { ...evidence, ...byAlias }],
      [registry.statusRole, 'sts:AssumeRole', role(gateRole, registry.account)],
      [registry.statusRole, 's3:PutObject', firstSeen('orders')],
      [statusRole, 's3:PutObject', firstSeen('orders')],
    ],
    'reading unrelated data': [
      [statusRole, 'secretsmanager:GetSecretValue', secret],
      [statusRole, 'logs:GetLogEvents', `${orders.arn.logGroup}:log-stream:x`],
      [statusRole, 'cloudformation:GetTemplate', here('cloudformation', 'stack/other/1f2e')],
      [registry.statusRole, 'ecr:BatchGetImage', released('orders')],
      [registry.statusRole, 'ecr:BatchGetImage', released('somebody')],
      [registry.statusRole, 's3:GetObject', firstSeen('orders')],
    ],
  });
});
