import type { PricedStack, Resource } from './costs/template.ts';
import { POLICIES_OF_ROLE } from './delivery/managed-policies.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/** How much of an AWS quota the templates use, in the place where they use the most. */
export interface Limit {
  readonly what: string;
  /** AWS's default. */
  readonly limit: number;
  /** Whether AWS raises the quota on request. */
  readonly raised: boolean;
  /** The most that AWS raises it to, if documented. */
  readonly most?: number;
  readonly used: number;
  readonly where: string;
  /** What to do if it is exceeded and AWS does not raise it. */
  readonly remedy: string;
}

type Counted = readonly { readonly where: string; readonly used: number }[];
type Quota = Omit<Limit, 'used' | 'where'> & { readonly counted: Counted };

/** Groups the resources of a type by the scope in which AWS counts them. */
function count(
  stacks: readonly PricedStack[],
  type: string,
  where: (stack: PricedStack, resource: Resource, id: string) => string | undefined,
): Counted {
  return tally(
    stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {}).flatMap(([id, resource]) =>
        resource.Type === type ? (where(stack, resource, id) ?? []) : [],
      ),
    ),
  );
}

function tally(names: readonly string[]): Counted {
  const sums = new Map<string, number>();
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return [...sums].map(([where, used]) => ({ where, used }));
}

const environmentOf = ({ stackName }: PricedStack) => stackName.split('-')[1]!;

/** The account of a stack; without one, as in tests, its environment. */
const accountOf = (stack: PricedStack) =>
  stack.environment
    ? `account ${stack.environment.account}`
    : `environment ${environmentOf(stack)}`;

/** The name of the parameter that a value is imported from; it identifies the load balancer. */
function importedFrom({ template }: PricedStack, value: unknown): string {
  const reference = (value as { Ref?: string } | undefined)?.Ref ?? '';
  return template.Parameters?.[reference]?.Default ?? reference;
}

/** `/gatehouse/production/groups/2/public-listener-arn` belongs to the second public load balancer of production. */
function balancerOf(stack: PricedStack, value: unknown): string {
  const name = importedFrom(stack, value);
  const group = /\/groups\/(\d+)\//.exec(name)?.[1];
  const which = /\/public-[^/]*$/.test(name) ? 'public' : 'internal';
  return `${which} load balancer of ${environmentOf(stack)}${group ? `, group ${group}` : ''}`;
}

/** Target groups do not refer to their load balancer, but the rules that forward to them do. */
function targetGroups(stacks: readonly PricedStack[]): Counted {
  return tally(
    stacks.flatMap((stack) =>
      Object.values(stack.template.Resources ?? {})
        .filter(({ Type }) => Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
        .flatMap(({ Properties }) => {
          const groups =
            JSON.stringify(Properties?.['Actions']).match(/"TargetGroupArn":\{/g) ?? [];
          return groups.map(() => balancerOf(stack, Properties?.['ListenerArn']));
        }),
    ),
  );
}

const NEXT_GROUP =
  'set "group" to the next number in service.json of its newest services, as "npx nx generate service" does for new ones';
const DIVIDE = 'divide the workspace, or give environments their own accounts';

/**
 * Measures the quotas that a growing workspace may exhaust:
 * https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * @param stacks All stacks of the workspace
 */
export function limitsOf(stacks: readonly PricedStack[]): Limit[] {
  const perAccount = (type: string) => count(stacks, type, accountOf);
  const bytes = (of: (stack: PricedStack) => number): Counted =>
    stacks.map((stack) => ({ where: stack.stackName, used: of(stack) }));
  const raised = (what: string, limit: number, counted: Counted, remedy = DIVIDE): Quota => ({
    what,
    limit,
    raised: true,
    remedy,
    counted,
  });
  const fixed = (what: string, limit: number, counted: Counted, remedy: string): Quota => ({
    what,
    limit,
    raised: false,
    remedy,
    counted,
  });
  const quotas: Quota[] = [
    fixed('target groups of a load balancer', 100, targetGroups(stacks), NEXT_GROUP),
    raised(
      'rules of a load balancer',
      100,
      count(stacks, 'AWS::ElasticLoadBalancingV2::ListenerRule', (stack, { Properties }) =>
        balancerOf(stack, Properties?.['ListenerArn']),
      ),
      NEXT_GROUP,
    ),
    raised(
      'rules of a security group',
      60,
      count(
        stacks,
        'AWS::EC2::SecurityGroupEgress',
        (stack, { Properties }) =>
          `security group of the ${balancerOf(stack, Properties?.['GroupId'])}`,
      ),
      NEXT_GROUP,
    ),
    {
      ...raised(
        'managed policies of a role',
        POLICIES_OF_ROLE.usual,
        count(
          stacks,
          'AWS::IAM::ManagedPolicy',
          ({ stackName }, { Properties }) =>
            `${stackName} ${(Properties?.['Roles'] as { Ref?: string }[] | undefined)?.[0]?.Ref}`,
        ),
        NEXT_GROUP,
      ),
      most: POLICIES_OF_ROLE.most,
    },
    raised(
      'load balancers of an account',
      50,
      perAccount('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    ),
    { ...raised('roles of an account', 1_000, perAccount('AWS::IAM::Role')), most: 5_000 },
    {
      ...raised(
        'customer managed policies of an account',
        1_500,
        perAccount('AWS::IAM::ManagedPolicy'),
      ),
      most: 5_000,
    },
    raised('alarms of an account', 5_000, perAccount('AWS::CloudWatch::Alarm')),
    raised('dashboards of an account', 500, perAccount('AWS::CloudWatch::Dashboard')),
    raised('event rules of an account', 300, perAccount('AWS::Events::Rule')),
    raised('parameters of an account', 10_000, perAccount('AWS::SSM::Parameter')),
    raised('security groups of an account', 2_500, perAccount('AWS::EC2::SecurityGroup')),
    raised('tables of an account', 2_500, perAccount('AWS::DynamoDB::Table')),
    raised('database clusters of an account', 40, perAccount('AWS::RDS::DBCluster')),
    raised('database instances of an account', 40, perAccount('AWS::RDS::DBInstance')),
    raised('stacks of a region', 2_000, tally(stacks.map(accountOf))),
    fixed(
      'resources of a stack',
      500,
      bytes(({ template }) => Object.keys(template.Resources ?? {}).length),
      'move resources of infrastructure.ts to their own stack',
    ),
    fixed(
      'parameters of a stack',
      200,
      bytes(({ template }) => Object.keys(template.Parameters ?? {}).length),
      DIVIDE,
    ),
    fixed(
      'bytes of a template',
      1_000_000,
      bytes(({ template }) => Buffer.byteLength(JSON.stringify(template))),
      DIVIDE,
    ),
    fixed(
      'bytes of the policy of a bucket',
      20_480,
      policies(stacks, 'AWS::S3::BucketPolicy', 'PolicyDocument'),
      DIVIDE,
    ),
    fixed(
      'bytes of the policy of a key',
      32_768,
      policies(stacks, 'AWS::KMS::Key', 'KeyPolicy'),
      DIVIDE,
    ),
  ];
  return quotas.flatMap(({ counted, ...quota }) => {
    const [most] = [...counted].sort((one, other) => other.used - one.used);
    return most === undefined ? [] : [{ ...quota, ...most }];
  });
}

const policies = (stacks: readonly PricedStack[], type: string, property: string): Counted =>
  stacks.flatMap(({ stackName, template }) =>
    Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties }]) => ({
        where: `${stackName} ${id}`,
        used: Buffer.byteLength(JSON.stringify(Properties?.[property] ?? {})),
      })),
  );

/** @throws {UnfitWorkspaceError} for each quota that AWS does not raise far enough */
export function refuseExceeded(limits: readonly Limit[]): void {
  const problems = limits
    .filter(({ used, limit, raised, most }) => used > (raised ? (most ?? Infinity) : limit))
    .map(
      ({ what, limit, most, used, where, remedy }) =>
        `${where}: ${used} ${what}, and AWS allows ${most ?? limit} at most; ${remedy}`,
    );
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}

/** Warnings for quotas that AWS must raise before a deployment, and for those that are nearly exhausted. */
export const describeLimits = (limits: readonly Limit[]): string[] =>
  limits
    .filter(({ used, limit }) => used > limit * 0.8)
    .map(
      ({ what, limit, used, where, raised }) =>
        `${where}: ${used} of ${limit} ${what}${raised && used > limit ? '; ask AWS to raise this quota before the stacks are deployed' : ''}`,
    );
