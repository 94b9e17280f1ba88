import { randomBytes } from 'node:crypto';
import type { TargetTask } from '../ecs/tasks-behind.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { loadBalancingOperations, type LoadBalancingState } from './operations.ts';
import { loadBalancingParameters } from './parameters.ts';

/** Load balancers' target groups, whose targets are ECS's tasks; for tests in the same process. */
export class LocalLoadBalancing {
  readonly #place: AccountRegion;
  readonly #state: LoadBalancingState;

  constructor(place: AccountRegion, tasksBehind: (targetGroupArn: string) => TargetTask[]) {
    this.#place = place;
    this.#state = { groups: new Map(), rules: new Map(), tasksBehind };
  }

  /** @returns the target group's ARN, the same if there is one of this name */
  createTargetGroup(TargetGroupName: string, Port: number): string {
    const existing = [...this.#state.groups.values()].find(
      (group) => group.TargetGroupName === TargetGroupName,
    );
    if (existing?.TargetGroupArn) return existing.TargetGroupArn;
    const resource = `targetgroup/${TargetGroupName}/${randomBytes(8).toString('hex')}`;
    const TargetGroupArn = arnOf(this.#place, 'elasticloadbalancing', resource);
    const balancer = `loadbalancer/app/local/${randomBytes(8).toString('hex')}`;
    this.#state.groups.set(TargetGroupArn, {
      TargetGroupArn,
      TargetGroupName,
      Protocol: 'HTTP',
      Port,
      VpcId: 'vpc-0local',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckPath: '/health/ready',
      LoadBalancerArns: [arnOf(this.#place, 'elasticloadbalancing', balancer)],
      TargetType: 'ip',
    });
    return TargetGroupArn;
  }

  /**
   * Creates a rule that forwards all requests to a target group.
   * @returns its ARN
   */
  listenerRule(name: string, targetGroupArn?: string): string {
    const RuleArn = arnOf(
      this.#place,
      'elasticloadbalancing',
      `listener-rule/app/local/0/0/${name}`,
    );
    this.#state.rules.set(RuleArn, {
      RuleArn,
      Priority: String(this.#state.rules.size + 1),
      Conditions: [],
      Actions: [{ Type: 'forward', Order: 1, TargetGroupArn: targetGroupArn }],
      IsDefault: false,
    });
    return RuleArn;
  }

  has(targetGroupArn: string): boolean {
    return this.#state.groups.has(targetGroupArn);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerQuery(
      'elasticloadbalancing',
      request,
      loadBalancingOperations,
      this.#state,
      loadBalancingParameters,
    );
  }
}
