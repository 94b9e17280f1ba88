import type { PricedStack, Resource } from '../costs/template.ts';

export type Counted = readonly { readonly where: string; readonly used: number }[];

/** Groups the resources of a type by the scope in which AWS counts them. */
export function count(
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

export function tally(names: readonly string[]): Counted {
  const sums = new Map<string, number>();
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return [...sums].map(([where, used]) => ({ where, used }));
}

const environmentOf = ({ stackName }: PricedStack) => stackName.split('-')[1]!;

/** The account of a stack; without one, as in tests, its environment. */
export const accountOf = (stack: PricedStack) =>
  stack.environment
    ? `account ${stack.environment.account}`
    : `environment ${environmentOf(stack)}`;

/** The name of the parameter that a value is imported from; it identifies the load balancer. */
function importedFrom({ template }: PricedStack, value: unknown): string {
  const reference = (value as { Ref?: string } | undefined)?.Ref ?? '';
  return template.Parameters?.[reference]?.Default ?? reference;
}

/** `/gatehouse/production/groups/2/public-listener-arn` belongs to the second public load balancer of production. */
export function balancerOf(stack: PricedStack, value: unknown): string {
  const name = importedFrom(stack, value);
  const group = /\/groups\/(\d+)\//.exec(name)?.[1];
  const which = /\/public-[^/]*$/.test(name) ? 'public' : 'internal';
  return `${which} load balancer of ${environmentOf(stack)}${group ? `, group ${group}` : ''}`;
}

/** Target groups do not refer to their load balancer, but the rules that forward to them do. */
export function targetGroups(stacks: readonly PricedStack[]): Counted {
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

export const policies = (stacks: readonly PricedStack[], type: string, property: string): Counted =>
  stacks.flatMap(({ stackName, template }) =>
    Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties }]) => ({
        where: `${stackName} ${id}`,
        used: Buffer.byteLength(JSON.stringify(Properties?.[property] ?? {})),
      })),
  );
