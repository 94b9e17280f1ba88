import { templateOf } from '../test/template-of.ts';
import { workspace } from '../test/workspace.ts';
import { RepositoryStack } from './repository-stack.ts';

const template = templateOf((app) => new RepositoryStack(app, workspace, 'payments'));
const [repository] = Object.values(template.findResources('AWS::ECR::Repository'));

it('ECR.1: scans on push', () => {
  expect(repository!['Properties']).toMatchObject({
    RepositoryName: 'payments',
    ImageScanningConfiguration: { ScanOnPush: true },
  });
});

it('ECR.2: has tags that nobody can move', () => {
  expect(repository!['Properties']).toMatchObject({ ImageTagMutability: 'IMMUTABLE' });
});

it('ECR.3: removes what is old', () => {
  const { LifecyclePolicyText } = repository!['Properties'].LifecyclePolicy;
  expect(JSON.parse(LifecyclePolicyText).rules).toHaveLength(4);
});

it('ECR.5: is encrypted with the key of the registry', () => {
  const { EncryptionType, KmsKey } = repository!['Properties'].EncryptionConfiguration;
  expect(EncryptionType).toBe('KMS');
  expect(template.findParameters(KmsKey.Ref)[KmsKey.Ref]).toMatchObject({
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: '/gatehouse/registry/image-key-arn',
  });
});

it('keeps the images when the service goes', () => {
  expect(repository).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

it('is read by its own tasks, by deployments and by who looks after them, in every account, and by nobody else', () => {
  const principal = {
    AWS: ['111111111111', '333333333333'].map((id) => `arn:aws:iam::${id}:root`),
  };
  expect(repository!['Properties'].RepositoryPolicyText.Statement).toEqual([
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
          'aws:PrincipalArn': [
            'arn:aws:iam::111111111111:role/payments-development-execution',
            'arn:aws:iam::333333333333:role/payments-production-execution',
          ],
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
            'arn:aws:iam::111111111111:role/gatehouse-development-deploy',
            'arn:aws:iam::111111111111:role/gatehouse-development-status',
            'arn:aws:iam::333333333333:role/gatehouse-production-deploy',
            'arn:aws:iam::333333333333:role/gatehouse-production-status',
          ],
        },
      },
    },
  ]);
});
