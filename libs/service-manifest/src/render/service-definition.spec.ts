import { serviceDefinition } from './service-definition.ts';
import { sampleModel } from '../test/sample-model.ts';

/** What every service is, whatever its manifest says. https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html */
const { service } = serviceDefinition(sampleModel());

it('ECS.2, ECS.16: gets no address on the internet', () => {
  expect(service.networkConfiguration.awsvpcConfiguration.assignPublicIp).toBe('DISABLED');
});

it('ECS.10: runs on the current platform', () => {
  expect(service.platformVersion).toBe('1.4.0');
});

it('ECS.13: has tags, and passes them on to its tasks', () => {
  expect(service.tags).toContainEqual({ key: 'service', value: 'payments' });
  expect(service.propagateTags).toBe('SERVICE');
});

it('is rolled back by its circuit breaker, and by alarms that the infrastructure makes', () => {
  expect(service.deploymentConfiguration).toMatchObject({
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: {
      enable: true,
      rollback: true,
      alarmNames: [
        'payments-production-healthy-hosts',
        'payments-production-server-errors',
        'payments-production-latency',
      ],
    },
  });
});

it('lets nobody into a container', () => {
  expect(service.enableExecuteCommand).toBe(false);
});
