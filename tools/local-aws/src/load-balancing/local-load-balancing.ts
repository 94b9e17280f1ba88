import type {
  DescribeRulesInput,
  DescribeRulesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { randomBytes } from 'node:crypto';
import type { TargetTask } from '../ecs/local-ecs.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import type { Operations } from '../protocol/operations.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { loadBalancingParameters } from './parameters.ts';
import { targetHealth } from './target-health.ts';

/** Load balancers' target groups, whose targets are ECS's tasks; for tests in the same process. */
export class LocalLoadBalancing {
  readonly #place: AccountRegion;
  readonly #groups = new Map<string, TargetGroup>();
  readonly #rules = new Map<string, Rule>();
  readonly #tasksBehind: (targetGroupArn: string) => TargetTask[];

  constructor(place: AccountRegion, tasksBehind: (targetGroupArn: string) => TargetTask[]) {
    this.#place = place;
    this.#tasksBehind = tasksBehind;
  }

  /** @returns the target group's ARN, the same if there is one of this name */
  createTargetGroup(TargetGroupName: string, Port: number): string {
    const existing = [...this.#groups.values()].find(
      (group) => group.TargetGroupName === TargetGroupName,
    );
    if (existing?.TargetGroupArn) return existing.TargetGroupArn;
    const resource = `targetgroup/${TargetGroupName}/${randomBytes(8).toString('hex')}`;
    const TargetGroupArn = arnOf(this.#place, 'elasticloadbalancing', resource);
    const balancer = `loadbalancer/app/local/${randomBytes(8).toString('hex')}`;
    this.#groups.set(TargetGroupArn, {
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
    this.#rules.set(RuleArn, {
      RuleArn,
      Priority: String(this.#rules.size + 1),
      Conditions: [],
      Actions: [{ Type: 'forward', Order: 1, TargetGroupArn: targetGroupArn }],
      IsDefault: false,
    });
    return RuleArn;
  }

  has(targetGroupArn: string): boolean {
    return this.#groups.has(targetGroupArn);
  }

  readonly #operations = {
    DescribeTargetGroups: (input: DescribeTargetGroupsInput): DescribeTargetGroupsOutput => {
      const { TargetGroupArns: arns = [], Names: names = [] } = input;
      const all = [...this.#groups.values()];
      const wanted = [
        ...arns.map((arn) => this.#groups.get(arn)),
        ...names.map((name) => all.find(({ TargetGroupName }) => TargetGroupName === name)),
      ];
      const found = wanted.filter((group) => group !== undefined);
      if (found.length < wanted.length) throw notFound();
      return { TargetGroups: wanted.length > 0 ? found : all };
    },

    DescribeTargetHealth: ({
      TargetGroupArn = '',
    }: DescribeTargetHealthInput): DescribeTargetHealthOutput => {
      if (!this.has(TargetGroupArn)) throw notFound();
      return { TargetHealthDescriptions: this.#tasksBehind(TargetGroupArn).flatMap(targetHealth) };
    },

    DescribeRules: ({ ListenerArn, RuleArns }: DescribeRulesInput): DescribeRulesOutput => {
      // The ARN of a rule consists of its listener's ARN and an id.
      const listener = ListenerArn?.replace(':listener/', ':listener-rule/');
      const found = (RuleArns ?? [...this.#rules.keys()])
        .filter((arn) => listener === undefined || arn.startsWith(`${listener}/`))
        .map((arn) => this.#rules.get(arn));
      if (found.includes(undefined))
        throw new ServiceError('RuleNotFound', 'One or more rules not found');
      return { Rules: found.filter((rule) => rule !== undefined) };
    },
  } satisfies Operations<undefined>;

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerQuery(
      'elasticloadbalancing',
      request,
      this.#operations,
      undefined,
      loadBalancingParameters,
    );
  }
}

const notFound = (): ServiceError =>
  new ServiceError('TargetGroupNotFound', 'One or more target groups not found');
