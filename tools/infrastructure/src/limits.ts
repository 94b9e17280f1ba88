import type { PricedStack, Resource } from './costs/template.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/** How much of a quota of AWS the templates use, at the place where they use most of it. */
export interface Limit {
  readonly what: string;
  /** AWS's default; `raised` says whether AWS raises it on request. */
  readonly limit: number;
  readonly raised: boolean;
  readonly used: number;
  readonly where: string;
}

type Counted = readonly { readonly where: string; readonly used: number }[];

const count = (
  stacks: readonly PricedStack[],
  where: (resource: Resource, stack: string) => string | undefined,
): Counted => {
  const sums = new Map<string, number>();
  for (const { stackName, template } of stacks)
    for (const resource of Object.values(template.Resources ?? {})) {
      const place = where(resource, stackName);
      if (place !== undefined) sums.set(place, (sums.get(place) ?? 0) + 1);
    }
  return [...sums].map(([place, used]) => ({ where: place, used }));
};

const environmentOf = (stackName: string) => stackName.split('-')[1]!;
const isPublic = (value: unknown) => JSON.stringify(value ?? '').includes('public');
const balancer = (properties: unknown, stack: string) =>
  `${isPublic(properties) ? 'public' : 'internal'} load balancer of ${environmentOf(stack)}`;

/**
 * Quotas that a workspace may meet as it grows: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * A target group has no reference to its balancer; its logical id tells which.
 */
export function limitsOf(stacks: readonly PricedStack[]): Limit[] {
  const groups = stacks.flatMap(({ stackName, template }) =>
    Object.entries(template.Resources ?? {}).flatMap(([id, { Type }]) =>
      Type === 'AWS::ElasticLoadBalancingV2::TargetGroup' ? [balancer(id, stackName)] : [],
    ),
  );
  const of = (type: string, where: (resource: Resource, stack: string) => string) =>
    count(stacks, (resource, stack) =>
      resource.Type === type ? where(resource, stack) : undefined,
    );
  const quotas: [what: string, limit: number, raised: boolean, counted: Counted][] = [
    ['target groups of a load balancer', 100, false, tally(groups)],
    [
      'rules of a load balancer',
      100,
      true,
      of('AWS::ElasticLoadBalancingV2::ListenerRule', ({ Properties }, stack) =>
        balancer(Properties?.['ListenerArn'], stack),
      ),
    ],
    [
      'rules of a security group',
      60,
      true,
      of(
        'AWS::EC2::SecurityGroupEgress',
        ({ Properties }, stack) =>
          `security group of the ${balancer(Properties?.['GroupId'], stack)}`,
      ),
    ],
    [
      'managed policies of a role',
      10,
      true,
      of(
        'AWS::IAM::ManagedPolicy',
        ({ Properties }, stack) => `${stack} ${JSON.stringify(Properties?.['Roles'])}`,
      ),
    ],
    [
      'roles of an account',
      1_000,
      true,
      of('AWS::IAM::Role', (_, stack) => `environment ${environmentOf(stack)}`),
    ],
    ['resources of a stack', 500, false, count(stacks, (_, stack) => stack)],
    [
      'bytes of a template',
      1_000_000,
      false,
      stacks.map(({ stackName, template }) => ({
        where: stackName,
        used: JSON.stringify(template).length,
      })),
    ],
    [
      'stacks of a region',
      2_000,
      true,
      tally(stacks.map(({ stackName }) => `environment ${environmentOf(stackName)}`)),
    ],
  ];
  return quotas.flatMap(([what, limit, raised, counted]) => {
    const [most] = [...counted].sort((one, other) => other.used - one.used);
    return most === undefined ? [] : [{ what, limit, raised, ...most }];
  });
}

function tally(names: readonly string[]): Counted {
  return [...new Set(names)].map((where) => ({
    where,
    used: names.filter((name) => name === where).length,
  }));
}

/** @throws {UnfitWorkspaceError} for each quota that AWS does not raise */
export function refuseExceeded(limits: readonly Limit[]): void {
  const problems = limits
    .filter(({ used, limit, raised }) => used > limit && !raised)
    .map(
      ({ what, limit, used, where }) =>
        `${where}: ${used} ${what}, and AWS allows ${limit}; divide the environment, or deploy fewer services blue/green`,
    );
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}

/** Lines for quotas that AWS has to raise before a deployment, and for those that are nearly used up. */
export const describeLimits = (limits: readonly Limit[]): string[] =>
  limits
    .filter(({ used, limit }) => used > limit * 0.8)
    .map(
      ({ what, limit, used, where, raised }) =>
        `${where}: ${used} of ${limit} ${what}${raised && used > limit ? '; ask AWS to raise this quota first' : ''}`,
    );
