import type { CreateServiceRequest, Service } from '@aws-sdk/client-ecs';
import { compareService } from '../plan/compare-service.ts';

/** What a service is given once, when it is created. */
const FIXED = ['schedulingStrategy', 'deploymentController'];

/** Whether what is rendered for a service lets a bad release fail safely; pure. */
export function checkSafety({ deploymentConfiguration = {} }: CreateServiceRequest): string[] {
  const { strategy = 'ROLLING', deploymentCircuitBreaker: breaker } = deploymentConfiguration;
  return [
    ...when(
      strategy !== 'ROLLING',
      `the strategy ${strategy} cannot be deployed, ROLLING alone can`,
    ),
    ...when(
      !breaker?.enable || !breaker.rollback,
      'the circuit breaker with roll-back is off: a bad release would stay half deployed',
    ),
  ];
}

/** Whether the service that is there can become what is wanted; pure. */
export function checkService(service: Service, wanted: CreateServiceRequest): string[] {
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
      service.desiredCount === 0,
      `somebody has set the service to 0 tasks; "aws ecs update-service --cluster ${cluster} --service ${serviceName} --desired-count ${desiredCount}" brings it back`,
    ),
  ];
}

const when = (holds: boolean, text: string) => (holds ? [text] : []);
