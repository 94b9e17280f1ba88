import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Document, PolicyWorld, RoleInWorld } from './policy-world.ts';

type Context = Readonly<Record<string, string>>;

export interface Request {
  /** The name of a role. */
  readonly role: string;
  readonly action: string;
  /** Default: `*`, for actions that support no resource. */
  readonly resource?: string;
  readonly context?: Context;
}

/**
 * AWS's decision on a request of a role, by its own policies and the resource's.
 * @throws for an impossible request: AWS does not know the action, the kind of resource or the key
 */
export async function decide(
  world: PolicyWorld,
  { role, action, resource = '*', context = {} }: Request,
): Promise<boolean> {
  const { arn, policies } = roleIn(world, role);
  const account = accountOf(arn);
  return simulate({
    principal: `arn:aws:sts::${account}:assumed-role/${role}/session`,
    action,
    resource,
    // An S3 ARN has no account.
    account: accountOf(resource) || (context['aws:ResourceAccount'] ?? account),
    identityPolicies: policies,
    resourcePolicy: policyOf(world, resource),
    context: {
      'aws:PrincipalAccount': account,
      'aws:PrincipalArn': arn,
      'aws:ResourceAccount': accountOf(resource) || account,
      'aws:SecureTransport': 'true',
      ...context,
    },
  });
}

/** Whether the resource's policy lets a service, a user or the root of an account perform an action. */
export async function decideFor(
  world: PolicyWorld,
  principal: string,
  identityPolicies: Document[],
  { action, resource, context = {} }: { action: string; resource: string; context?: Context },
): Promise<boolean> {
  return simulate({
    principal,
    action,
    resource,
    account: accountOf(resource) || accountOf(principal),
    identityPolicies: identityPolicies.map((policy, at) => ({ name: `${at}`, policy })),
    resourcePolicy: policyOf(world, resource),
    context: { 'aws:PrincipalAccount': accountOf(principal), ...context },
  });
}

/**
 * Whether a principal may assume a role: an AWS service (`sts:AssumeRole`) or an identity provider.
 */
export async function decideTrust(
  world: PolicyWorld,
  role: string,
  action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity',
  principal: string,
  context: Context,
): Promise<boolean> {
  const { arn, trust } = roleIn(world, role);
  return simulate({
    principal,
    action,
    resource: arn,
    account: accountOf(arn),
    identityPolicies: [],
    resourcePolicy: knownKeys(trust),
    context: knownKeys(context),
  });
}

export function roleIn({ roles }: PolicyWorld, name: string): RoleInWorld {
  const role = roles.get(name);
  if (role === undefined) throw new Error(`no role is named ${name}`);
  return role;
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/**
 * The policy of a resource: of a secret, without the characters that AWS appends to its ARN; of an object, that of its
 * bucket.
 */
const policyOf = ({ resourcePolicies }: PolicyWorld, arn: string): Document | undefined =>
  resourcePolicies.get(arn) ??
  resourcePolicies.get(arn.replace(/-\w{6}$/, '')) ??
  resourcePolicies.get(arn.replace(/^(arn:aws:s3:::[^/]+)\/.*/, '$1'));

/**
 * The simulator's data has GitHub's own claims, but neither `aud` nor `sub`, which every identity provider has. Another
 * provider's keys replace these two, in both policy and request.
 */
const knownKeys = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value).replaceAll(
      /token\.actions\.githubusercontent\.com:(aud|sub)"/g,
      'cognito-identity.amazonaws.com:$1"',
    ),
  ) as T;

interface Simulated {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly identityPolicies: { name: string; policy: Document }[];
  readonly resourcePolicy: Document | undefined;
  readonly context: Context;
}

async function simulate({
  identityPolicies,
  resourcePolicy,
  context,
  account: accountId,
  ...request
}: Simulated): Promise<boolean> {
  const answer = await runSimulation(
    {
      identityPolicies,
      ...(resourcePolicy && { resourcePolicy }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      request: {
        principal: request.principal,
        action: request.action,
        resource: { resource: request.resource, accountId },
        contextVariables: context,
      },
    },
    {},
  );
  const what = `${request.action} on ${request.resource}`;
  if (answer.resultType === 'error') throw new Error(`${what}: ${JSON.stringify(answer.errors)}`);
  const results = answer.resultType === 'single' ? [answer.result] : answer.results;
  const ignored = results.flatMap(({ ignoredContextKeys = [] }) => ignoredContextKeys);
  if (ignored.length > 0) throw new Error(`${what}: AWS sends no ${ignored.join(', ')}`);
  return answer.overallResult === 'Allowed';
}
