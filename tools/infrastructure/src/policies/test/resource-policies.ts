import type { Made } from '../../test/created-resources.ts';

export type Document = Readonly<Record<string, unknown>>;

export const propertiesOf = ({ resource }: Made): Record<string, unknown> =>
  resource.Properties ?? {};

/** A resource's policy, with the resource's ARN. */
export function ofResource(made: Made): (readonly [target: unknown, document: unknown])[] {
  const properties = propertiesOf(made);
  const itself = { Ref: made.logicalId };
  switch (made.resource.Type) {
    case 'AWS::ECR::Repository':
      return [[itself, properties['RepositoryPolicyText']]];
    case 'AWS::KMS::Key':
      return [[itself, properties['KeyPolicy']]];
    case 'AWS::S3::BucketPolicy':
      return [[properties['Bucket'], properties['PolicyDocument']]];
    case 'AWS::SecretsManager::ResourcePolicy':
      return [[properties['SecretId'], properties['ResourcePolicy']]];
    case 'AWS::SNS::TopicPolicy':
      return (properties['Topics'] as unknown[]).map((topic) => [
        topic,
        properties['PolicyDocument'],
      ]);
    case 'AWS::SQS::QueuePolicy':
      return (properties['Queues'] as unknown[]).map((queue) => [
        queue,
        properties['PolicyDocument'],
      ]);
    case 'AWS::EFS::FileSystem': {
      // The policy belongs to the resource itself, so it does not name it.
      const { Statement, ...policy } = properties['FileSystemPolicy'] as { Statement: object[] };
      const { account, region } = made.stack.environment;
      const arn = `arn:aws:elasticfilesystem:${region}:${account}:file-system/`;
      return [
        [
          { 'Fn::Join': ['', [arn, itself]] },
          { ...policy, Statement: Statement.map((each) => ({ ...each, Resource: '*' })) },
        ],
      ];
    }
    default:
      return [];
  }
}
