import type { LoadBalancer, Service, TaskDefinition } from '@aws-sdk/client-ecs';

/** Load balancers for a revision, and what changes for them: a line each. */
export interface Balancers {
  readonly loadBalancers: LoadBalancer[];
  readonly changes: readonly string[];
}

/**
 * The load balancers of a service, as a revision needs them: ECS refuses a port that its container does not have, and a
 * release since may have moved the service to another one; pure.
 * https://github.com/aws/copilot-cli/issues/4838
 * @returns undefined where they fit as they are
 */
export function balancersFor(
  { loadBalancers = [] }: Service,
  { containerDefinitions = [] }: Pick<TaskDefinition, 'containerDefinitions'>,
): Balancers | undefined {
  const changes: string[] = [];
  const fitting = loadBalancers.map((each) => {
    const container = containerDefinitions.find(({ name }) => name === each.containerName);
    const ports = (container?.portMappings ?? []).flatMap(
      ({ containerPort }) => containerPort ?? [],
    );
    const [first] = ports;
    if (first === undefined || ports.includes(each.containerPort ?? 0)) return each;
    changes.push(
      `The load balancer goes from port ${each.containerPort} of ${each.containerName} to ${first}, which this revision has; the security group must allow that`,
    );
    return { ...each, containerPort: first };
  });
  return changes.length === 0 ? undefined : { loadBalancers: fitting, changes };
}
