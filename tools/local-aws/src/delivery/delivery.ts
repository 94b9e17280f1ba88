import { refusePull } from './refuse-pull.ts';
import { LocalAlarms } from '../alarms/local-alarms.ts';
import { LocalEcr } from '../ecr/local-ecr.ts';
import { LocalEcs } from '../ecs/local-ecs.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { ServiceName } from '../protocol/service-names.ts';
import { LocalIdentity } from '../identity/local-identity.ts';
import { LocalKeys } from '../keys/local-keys.ts';
import { LocalLoadBalancing } from '../load-balancing/local-load-balancing.ts';
import { LocalLogs } from '../logs/local-logs.ts';
import { LocalParameters } from '../parameters/local-parameters.ts';
import type { AccountRegion } from '../arn.ts';
import { LocalScaling } from '../scaling/local-scaling.ts';
import { LocalStacks } from '../stacks/local-stacks.ts';

/** The services that a deployment needs. */
export type DeliveryService = Exclude<
  ServiceName,
  'sns' | 'sqs' | 's3' | 'dynamodb' | 'secretsmanager'
>;

/** The services that a deployment needs, for tests in the same process. */
export interface Delivery {
  readonly ecs: LocalEcs;
  readonly ecr: LocalEcr;
  readonly logs: LocalLogs;
  readonly loadBalancing: LocalLoadBalancing;
  readonly scaling: LocalScaling;
  readonly parameters: LocalParameters;
  readonly identity: LocalIdentity;
  readonly keys: LocalKeys;
  readonly alarms: LocalAlarms;
  readonly stacks: LocalStacks;
  answer(service: DeliveryService, request: ServiceRequest): Promise<ServiceResponse>;
  /** Stops the clock. */
  stop(): void;
}

/** @param tickMs milliseconds between ECS's ticks; 0: only `ecs.advance()` advances time */
export function createDelivery(place: AccountRegion, tickMs: number): Delivery {
  const logs = new LocalLogs(place);
  const alarms = new LocalAlarms(place);
  const ecr = new LocalEcr(place);
  const identity = new LocalIdentity(place);
  const ecs: LocalEcs = new LocalEcs(place, {
    writeLog: (group, stream, lines) => logs.write(group, stream, lines),
    setAlarm: (name, state) => alarms.setState(name, state),
    hasTargetGroup: (arn) => loadBalancing.has(arn),
    refusePull: (image, executionRole) => refusePull({ ecr, identity }, image, executionRole),
  });
  const loadBalancing = new LocalLoadBalancing(place, (arn) => ecs.tasksBehind(arn));
  const scaling = new LocalScaling(place, (resource, bounds) => {
    const [, cluster = '', service = ''] = resource.split('/');
    ecs.scale(cluster, service, bounds);
  });
  const parameters = new LocalParameters(place);
  const keys = new LocalKeys(place);
  const stacks = new LocalStacks(place);
  const answers: Readonly<
    Record<DeliveryService, (request: ServiceRequest) => Promise<ServiceResponse>>
  > = {
    ecs: (request) => ecs.answer(request),
    ecr: (request) => ecr.answer(request),
    logs: (request) => logs.answer(request),
    elasticloadbalancing: (request) => loadBalancing.answer(request),
    'application-autoscaling': (request) => scaling.answer(request),
    ssm: (request) => parameters.answer(request),
    iam: (request) => identity.answer('iam', request),
    sts: (request) => identity.answer('sts', request),
    kms: (request) => keys.answer(request),
    monitoring: (request) => alarms.answer(request),
    cloudformation: (request) => stacks.answer(request),
  };
  ecs.tickEvery(tickMs);
  return {
    ...{ ecs, ecr, logs, loadBalancing, scaling, parameters, identity, keys, alarms, stacks },
    answer: (service, request) => answers[service](request),
    stop: () => ecs.stop(),
  };
}
