import { serviceDefinition } from './service-definition.ts';
import { sampleModel } from '../test/sample-model.ts';

/**
 * The properties of every service, regardless of its manifest.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
 */
const { service } = serviceDefinition(sampleModel());

it('ECS.2, ECS.16: gets no public address', () => {
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

it('lets no person into a container', () => {
  expect(service.enableExecuteCommand).toBe(false);
});

it('rolls by default', () => {
  expect(service.deploymentConfiguration).not.toHaveProperty('bakeTimeInMinutes');
  expect(service.deploymentConfiguration).toHaveProperty('strategy', 'ROLLING');
  expect(service.loadBalancers?.[0]).not.toHaveProperty('advancedConfiguration');
});

describe('blue/green', () => {
  const { service } = serviceDefinition(
    sampleModel({ exposure: 'public', deployment: { strategy: 'blue-green' } }),
  );

  it('bakes for five minutes, watched like any deployment', () => {
    expect(service.deploymentConfiguration).toMatchObject({
      strategy: 'BLUE_GREEN',
      bakeTimeInMinutes: 5,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { enable: true, rollback: true },
    });
  });

  it('moves the traffic of each load balancer by its own rule, to its own second target group', () => {
    const made = (what: string) => `{{ssm:/gatehouse/production/services/payments/${what}}}`;
    expect(service.loadBalancers).toEqual(
      ['', 'public-'].map((prefix) => ({
        targetGroupArn: made(`${prefix}target-group-arn`),
        containerName: 'payments',
        containerPort: 3000,
        advancedConfiguration: {
          alternateTargetGroupArn: made(`${prefix}alternate-target-group-arn`),
          productionListenerRule: made(`${prefix}listener-rule-arn`),
          roleArn: 'arn:aws:iam::333333333333:role/gatehouse-production-traffic',
        },
      })),
    );
  });

  it('may apply to one environment only', () => {
    const environments = { production: { deployment: { strategy: 'blue-green', bake: 0 } } };
    const { deploymentConfiguration } = serviceDefinition(sampleModel({ environments })).service;
    expect(deploymentConfiguration).toMatchObject({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
  });
});

it('hands on what has to be done before a release, and says nothing where there is nothing', () => {
  const release = { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] };
  expect(serviceDefinition(sampleModel({ release })).release).toEqual(release);
  expect(serviceDefinition(sampleModel())).not.toHaveProperty('release');
});
