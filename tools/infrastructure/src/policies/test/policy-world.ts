import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createdResources, resourcesOf, type Made } from '../../test/created-resources.ts';
import { resolve } from './resolve-references.ts';
import { ofResource, propertiesOf, type Document } from './resource-policies.ts';

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
