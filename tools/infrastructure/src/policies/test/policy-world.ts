import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createdResources, resourcesOf, type Made } from '../../test/created-resources.ts';

export type Document = Readonly<Record<string, unknown>>;

/** A role as deployed. */
export interface RoleInWorld {
  readonly arn: string;
  readonly made: Made;
  readonly trust: Document;
  readonly policies: { readonly name: string; readonly policy: Document }[];
}

/** All policies in the templates of all stacks. */
export interface PolicyWorld {
  /** By name; unnamed ones by stack and logical id. */
  readonly roles: ReadonlyMap<string, RoleInWorld>;
  /** Policies of repositories, keys, topics, queues, secrets, buckets and file systems, by ARN. */
  readonly resourcePolicies: ReadonlyMap<string, Document>;
}

export function policyWorld(assembly: CloudAssembly): PolicyWorld {
  const all = resourcesOf(assembly);
  const arns = arnsOf(assembly, all);
  const written = ({ stack }: Made, value: unknown) =>
    resolve(value, (logicalId) => arns.get(`${stack.id} ${logicalId}`));
  const roles = new Map<string, RoleInWorld>();
  for (const made of all.filter(({ resource }) => resource.Type === 'AWS::IAM::Role')) {
    const { RoleName, AssumeRolePolicyDocument, Policies = [] } = propertiesOf(made);
    const inline = written(made, Policies) as { PolicyName: string; PolicyDocument: Document }[];
    roles.set(typeof RoleName === 'string' ? RoleName : `${made.stack.id} ${made.logicalId}`, {
      arn: arns.get(keyOf(made))!,
      made,
      trust: written(made, AssumeRolePolicyDocument) as Document,
      policies: [
        ...inline.map(({ PolicyName, PolicyDocument }) => ({
          name: PolicyName,
          policy: PolicyDocument,
        })),
        ...attached(all, made).map((policy) => ({
          name: policy.logicalId,
          policy: written(policy, propertiesOf(policy)['PolicyDocument']) as Document,
        })),
      ],
    });
  }
  const resourcePolicies = new Map<string, Document>();
  for (const made of all)
    for (const [target, document] of ofResource(made))
      if (document !== undefined)
        resourcePolicies.set(written(made, target) as string, written(made, document) as Document);
  return { roles, resourcePolicies };
}

const propertiesOf = ({ resource }: Made): Record<string, unknown> => resource.Properties ?? {};
const keyOf = ({ stack, logicalId }: Made) => `${stack.id} ${logicalId}`;

/** The ARNs of all resources; a resource that AWS names has its logical id instead. */
function arnsOf(assembly: CloudAssembly, all: readonly Made[]): Map<string, string> {
  const arns = new Map(
    all.map((made) => {
      const { account, region } = made.stack.environment;
      const [, service = '', kind = ''] = made.resource.Type.toLowerCase().split('::');
      // A reference to a file system or an access point returns its id.
      if (service === 'efs') return [keyOf(made), made.logicalId];
      const where = service === 'iam' ? `:${account}` : `${region}:${account}`;
      return [keyOf(made), `arn:aws:${service}:${where}:${kind}/${made.logicalId}`];
    }),
  );
  for (const [arn, made] of createdResources(assembly)) arns.set(keyOf(made), arn);
  return arns;
}

/** Separate policy resources that name the role. */
function attached(all: readonly Made[], role: Made): Made[] {
  return all.filter(
    (made) =>
      ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].includes(made.resource.Type) &&
      made.stack.id === role.stack.id &&
      (propertiesOf(made)['Roles'] as { Ref: string }[]).some(({ Ref }) => Ref === role.logicalId),
  );
}

/** A resource's policy, with the resource's ARN. */
function ofResource(made: Made): (readonly [target: unknown, document: unknown])[] {
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

const PSEUDO = new Map([['AWS::Partition', 'aws']]);

/** Resolves references as CloudFormation does: each becomes the ARN of its resource. */
function resolve(value: unknown, arnOf: (logicalId: string) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, arnOf));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, never>;
  const id: string | undefined = Ref ?? attribute?.[0];
  if (id !== undefined) return PSEUDO.get(id) ?? arnOf(id) ?? `{{${id}}}`;
  if (join !== undefined) return (resolve(join[1], arnOf) as string[]).join(join[0]);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, arnOf)]),
  );
}
