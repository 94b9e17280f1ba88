import type { CreateServiceRequest, Service } from '@aws-sdk/client-ecs';
import { compareService } from '../plan/compare-service.ts';

/** Properties of a service that are set once, at its creation. */
const FIXED = ['schedulingStrategy', 'deploymentController'];

const MINUTE_MS = 60_000;

/**
 * Checks that the rendered files let a bad release fail safely and before the deadline; pure.
 * @param timeoutMs Time limit of the whole deployment.
 */
export function checkSafety(
  { deploymentConfiguration = {}, loadBalancers = [] }: CreateServiceRequest,
  timeoutMs: number,
): string[] {
  const { strategy = 'ROLLING', deploymentCircuitBreaker: breaker } = deploymentConfiguration;
  const { alarms, bakeTimeInMinutes: bake = 0 } = deploymentConfiguration;
  const blueGreen = strategy === 'BLUE_GREEN';
  const complete = loadBalancers.every(({ advancedConfiguration: { ...ours } = {} }) =>
    [ours.alternateTargetGroupArn, ours.productionListenerRule, ours.roleArn].every(Boolean),
  );
  return [
    ...when(
      strategy !== 'ROLLING' && !blueGreen,
      `the strategy ${strategy} cannot be deployed, ROLLING and BLUE_GREEN can`,
    ),
    ...when(
      !breaker?.enable || !breaker.rollback,
      'the circuit breaker with roll-back is off: a bad release would stay half deployed',
    ),
    ...when(
      blueGreen && (!alarms?.enable || !alarms.rollback || !alarms.alarmNames?.length),
      'there are no alarms with roll-back: nothing would watch the bake',
    ),
    ...when(
      blueGreen && !complete,
      'a load balancer lacks its second target group, its listener rule, or the role for ECS',
    ),
    ...when(
      blueGreen && bake * MINUTE_MS >= timeoutMs,
      `the bake alone takes ${bake} minutes, which the deployment does not have: give it more by --timeout`,
    ),
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_BYTES = 64 * 1024;

/** Checks that ECS accepts a task definition of this size; pure. */
export function checkSize(taskDefinition: object): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(taskDefinition));
  return when(
    bytes > MOST_BYTES,
    `the task definition has ${bytes} bytes, and ECS takes ${MOST_BYTES}: keep large values in a parameter or in S3, and give the service their names`,
  );
}

/**
 * Checks that the existing service can be changed to the target; pure.
 * @param mayRest Whether its manifest allows it to have no tasks at times: a deployment starts them to verify the
 * release
 */
export function checkService(
  service: Service,
  wanted: CreateServiceRequest,
  mayRest = false,
): string[] {
  const { cluster, serviceName, desiredCount = 1 } = wanted;
  if (service.status === 'DRAINING')
    return ['the service is being deleted (DRAINING): try again when it is gone'];
  const differing = new Set(
    compareService(service, wanted).map(({ path: [property] }) => property),
  );
  const fixed = FIXED.filter((property) => differing.has(property));
  return [
    ...fixed.map((property) => `${property} of a service cannot be changed: delete the service`),
    ...when(
      service.desiredCount === 0 && !mayRest,
      `the service was set to 0 tasks by hand; "aws ecs update-service --cluster ${cluster} --service ${serviceName} --desired-count ${desiredCount}" brings it back`,
    ),
  ];
}

const when = (holds: boolean, text: string) => (holds ? [text] : []);
