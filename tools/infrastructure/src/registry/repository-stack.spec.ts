import { templateOf } from '../test/template-of.ts';
import { services, workspace } from '../test/workspace.ts';
import { RepositoryStack } from './repository-stack.ts';

const payments = services.find(({ name }) => name === 'payments')!;
const template = templateOf((app) => new RepositoryStack(app, workspace, payments));
const all = Object.values(template.findResources('AWS::ECR::Repository'));
const named = (name: string) =>
  all.find(({ Properties }) => Properties['RepositoryName'] === name)!['Properties'];

it('has one build repository, and one release repository for each environment', () => {
  expect(all.map(({ Properties }) => Properties['RepositoryName'])).toEqual([
    'build/payments',
    'development/payments',
    'production/payments',
  ]);
});

it('creates no repository for an environment on a laptop', () => {
  const settings = structuredClone(workspace);
  settings.environments['development']!.local = true;
  templateOf((app) => new RepositoryStack(app, settings, payments)).resourceCountIs(
    'AWS::ECR::Repository',
    2,
  );
});

describe.each(['build/payments', 'development/payments', 'production/payments'])('%s', (name) => {
  it('ECR.1: scans on push', () => {
    expect(named(name)).toMatchObject({ ImageScanningConfiguration: { ScanOnPush: true } });
  });

  it('ECR.2: has immutable tags', () => {
    expect(named(name)).toMatchObject({ ImageTagMutability: 'IMMUTABLE' });
  });

  it('ECR.3: removes old images', () => {
    const { LifecyclePolicyText } = named(name).LifecyclePolicy;
    expect(JSON.parse(LifecyclePolicyText).rules).toHaveLength(2);
  });

  it("ECR.5: is encrypted with the registry's key, which all repositories share so that layers can be mounted", () => {
    const { EncryptionType, KmsKey } = named(name).EncryptionConfiguration;
    expect(EncryptionType).toBe('KMS');
    expect(template.findParameters(KmsKey.Ref)[KmsKey.Ref]).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/gatehouse/registry/image-key-arn',
    });
  });
});

it('retains the images when the service is removed', () => {
  for (const repository of all)
    expect(repository).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

it('gives builds to no other account, and to no task', () => {
  expect(named('build/payments').RepositoryPolicyText.Statement).toEqual([
    {
      Sid: 'TasksNeverPull',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      Condition: {
        ArnLike: {
          'aws:PrincipalArn': [
            'arn:aws:iam::111111111111:role/*-development-execution',
            'arn:aws:iam::111111111111:role/*-development-task',
            'arn:aws:iam::333333333333:role/*-production-execution',
            'arn:aws:iam::333333333333:role/*-production-task',
          ],
        },
      },
    },
  ]);
});

it('lets only the gate write releases, and only the tasks of that environment pull them', () => {
  const principal = { AWS: 'arn:aws:iam::333333333333:root' };
  expect(named('production/payments').RepositoryPolicyText.Statement).toEqual([
    {
      Sid: 'OnlyTheGateWrites',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: [
        'ecr:CompleteLayerUpload',
        'ecr:InitiateLayerUpload',
        'ecr:PutImage',
        'ecr:UploadLayerPart',
      ],
      Condition: {
        ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::000000000000:role/gatehouse-gate' },
      },
    },
    {
      Sid: 'TasksPull',
      Effect: 'Allow',
      Principal: principal,
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      Condition: {
        ArnEquals: {
          'aws:PrincipalArn': ['arn:aws:iam::333333333333:role/payments-production-execution'],
        },
      },
    },
    {
      Sid: 'DeploymentsAndStatusLook',
      Effect: 'Allow',
      Principal: principal,
      Action: 'ecr:BatchGetImage',
      Condition: {
        ArnEquals: {
          'aws:PrincipalArn': [
            'arn:aws:iam::333333333333:role/gatehouse-production-deploy',
            'arn:aws:iam::333333333333:role/gatehouse-production-status',
          ],
        },
      },
    },
  ]);
});
