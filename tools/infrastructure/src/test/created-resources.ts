import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface CloudFormationTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { Type: string; Default?: string }>>;
}

/** A resource, and the stack that creates it. */
export interface Made {
  readonly stack: CloudFormationStackArtifact;
  readonly logicalId: string;
  readonly resource: Resource;
}

export const templateIn = (stack: CloudFormationStackArtifact): CloudFormationTemplate =>
  stack.template as CloudFormationTemplate;

export function resourcesOf({ stacks }: CloudAssembly): Made[] {
  return stacks.flatMap((stack) =>
    Object.entries(templateIn(stack).Resources).map(([logicalId, resource]) => ({
      stack,
      logicalId,
      resource,
    })),
  );
}

type Where = { account: string; region: string };
type Naming = readonly [property: string, arn: (name: string, where: Where) => string];

const regional =
  (service: string, prefix = ''): Naming[1] =>
  (name, { account, region }) =>
    `arn:aws:${service}:${region}:${account}:${prefix}${name}`;

/**
 * The ARN of a resource, from the property that names it. From the resource types of the service authorization
 * reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::CloudTrail::Trail': ['TrailName', regional('cloudtrail', 'trail/')],
  'AWS::CloudWatch::Alarm': ['AlarmName', regional('cloudwatch', 'alarm:')],
  'AWS::DynamoDB::Table': ['TableName', regional('dynamodb', 'table/')],
  'AWS::ECR::Repository': ['RepositoryName', regional('ecr', 'repository/')],
  'AWS::ECS::Cluster': ['ClusterName', regional('ecs', 'cluster/')],
  'AWS::IAM::OIDCProvider': [
    'Url',
    (url, { account }) => `arn:aws:iam::${account}:oidc-provider/${url.replace('https://', '')}`,
  ],
  'AWS::IAM::Role': ['RoleName', (name, { account }) => `arn:aws:iam::${account}:role/${name}`],
  'AWS::KMS::Alias': ['AliasName', regional('kms')],
  'AWS::KinesisFirehose::DeliveryStream': [
    'DeliveryStreamName',
    regional('firehose', 'deliverystream/'),
  ],
  'AWS::Lambda::Function': ['FunctionName', regional('lambda', 'function:')],
  'AWS::Logs::LogGroup': ['LogGroupName', regional('logs', 'log-group:')],
  'AWS::Route53::RecordSet': ['Name', (name) => `https://${name.replace(/\.$/, '')}`],
  'AWS::S3::Bucket': ['BucketName', (name) => `arn:aws:s3:::${name}`],
  'AWS::SecretsManager::Secret': ['Name', regional('secretsmanager', 'secret:')],
  'AWS::SNS::Topic': ['TopicName', regional('sns')],
  'AWS::SQS::Queue': ['QueueName', regional('sqs')],
  'AWS::SSM::Parameter': ['Name', (name, { account, region }) => ssm(name, { account, region })],
};

export const ssm: Naming[1] = (name, where) => regional('ssm', 'parameter')(name, where);

/** The ARN (or address) of each named resource, and the stack that creates it. */
export function createdResources(assembly: CloudAssembly): Map<string, Made> {
  const things = new Map<string, Made>();
  for (const made of resourcesOf(assembly)) {
    const naming = NAMINGS[made.resource.Type];
    const name = naming && made.resource.Properties?.[naming[0]];
    if (naming === undefined || typeof name !== 'string') continue;
    const arn = naming[1](name, made.stack.environment);
    const other = things.get(arn);
    if (other) throw new Error(`${arn} is created by both ${other.stack.id} and ${made.stack.id}`);
    things.set(arn, made);
  }
  return things;
}
