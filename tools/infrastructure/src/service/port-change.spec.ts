import type { Manifest } from '@gatehouse/service-manifest';
import { templateOfService } from './test/template-of-service.ts';

/** The parts of a template that decide whether a load balancer reaches a task. */
interface Reach {
  /** Target groups by logical id, with the properties whose change replaces a group. */
  readonly groups: ReadonlyMap<string, string>;
  /** The group that receives requests. */
  readonly forward: string;
  readonly ports: readonly number[];
}

const REPLACING = ['Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId', 'Name'];

function reachOf(changes: Partial<Manifest>): Reach {
  const template = templateOfService('payments', 'production', changes);
  const of = (type: string) => Object.entries(template.findResources(type));
  const groups = of('AWS::ElasticLoadBalancingV2::TargetGroup').map(
    ([id, { Properties }]) =>
      [id, JSON.stringify(REPLACING.map((property) => Properties[property]))] as const,
  );
  const [[, rule]] = of('AWS::ElasticLoadBalancingV2::ListenerRule') as [
    [string, { Properties: { Actions: [{ TargetGroupArn: { Ref: string } }] } }],
  ];
  const [[, group]] = of('AWS::EC2::SecurityGroup') as [
    [string, { Properties: { SecurityGroupIngress: { FromPort: number }[] } }],
  ];
  const out = of('AWS::EC2::SecurityGroupEgress').map(([, { Properties }]) => Properties.FromPort);
  return {
    groups: new Map(groups),
    forward: rule.Properties.Actions[0].TargetGroupArn.Ref,
    // Egress from the load balancer, and ingress to the task.
    ports: group.Properties.SecurityGroupIngress.map(({ FromPort }) => FromPort).filter((port) =>
      out.includes(port),
    ),
  };
}

/** A load balancer with the tasks that are registered in its target groups, each on its own port. */
class SimulatedBalancer {
  reach: Reach;
  readonly targets: { group: string; port: number }[] = [];
  fewest = Infinity;

  constructor(reach: Reach) {
    this.reach = reach;
  }

  /** Models a rolling deployment of two tasks by ECS: it starts the new ones first. */
  release(port: number): void {
    const old = this.targets.splice(0).map((target) => target);
    this.targets.push(...old);
    for (let task = 0; task < 2; task += 1) {
      this.targets.push({ group: this.reach.forward, port });
      this.#look();
      if (old.length > 0) this.targets.splice(this.targets.indexOf(old.shift()!), 1);
      this.#look();
    }
  }

  /** Models CloudFormation's update of the stack: a replaced group begins without targets. */
  deploy(next: Reach): void {
    for (const [id, properties] of this.reach.groups)
      if (next.groups.get(id) !== properties)
        this.targets.splice(0, Infinity, ...this.targets.filter(({ group }) => group !== id));
    this.reach = next;
    this.#look();
  }

  #look(): void {
    const { forward, ports } = this.reach;
    const healthy = this.targets.filter(
      ({ group, port }) => group === forward && ports.includes(port),
    );
    this.fewest = Math.min(this.fewest, healthy.length);
  }
}

/** The minimum number of healthy targets during the steps, after a first release on port 3000. */
function walk(...steps: (Partial<Manifest> | number)[]): number {
  const balancer = new SimulatedBalancer(reachOf({ port: 3000 }));
  balancer.release(3000);
  balancer.fewest = Infinity;
  for (const step of steps)
    if (typeof step === 'number') balancer.release(step);
    else balancer.deploy(reachOf(step));
  return balancer.fewest;
}

it('keeps a healthy target at every moment while a port changes in two steps', () => {
  expect(walk({ port: 3001, previousPort: 3000 }, 3001, { port: 3001 })).toBeGreaterThanOrEqual(2);
});

it('can roll back at every moment', () => {
  const expanded = { port: 3001, previousPort: 3000 };
  expect(walk(expanded, 3001, 3000, { port: 3000 })).toBeGreaterThanOrEqual(2);
});

it('would have no healthy target without the first step, so a pull request without it is refused', () => {
  expect(walk({ port: 3001 }, 3001)).toBe(0);
  // Deploying the service first does not help either.
  expect(walk(3001, { port: 3001 })).toBe(0);
});

it('would have no healthy target if TLS were switched on, so that is refused as well', () => {
  expect(walk({ port: 3000, tls: true }, 3000)).toBe(0);
});
