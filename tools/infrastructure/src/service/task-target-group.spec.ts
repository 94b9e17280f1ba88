import { Match } from 'aws-cdk-lib/assertions';
import { templateOfService } from './test/template-of-service.ts';

const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const template = templateOfService('payments', 'production');

it('checks the health of each task as the manifest says', () => {
  template.hasResourceProperties(GROUP, {
    TargetType: 'ip',
    HealthCheckPath: '/health',
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    UnhealthyThresholdCount: 3,
    HealthyThresholdCount: 2,
  });
});

it('stays within the limits of a load balancer: two checks at least', () => {
  templateOfService('payments', 'production', {
    healthCheck: { retries: 1 },
  }).hasResourceProperties(GROUP, { UnhealthyThresholdCount: 2 });
});

it('ELB.21, ELB.22: speaks TLS with tasks that support it', () => {
  templateOfService('payments', 'production', { tls: true }).hasResourceProperties(GROUP, {
    Protocol: 'HTTPS',
    HealthCheckProtocol: 'HTTPS',
  });
  template.hasResourceProperties(GROUP, { Protocol: 'HTTP', HealthCheckProtocol: 'HTTP' });
});

it('gives a request in flight as long as the task has for its shutdown', () => {
  templateOfService('payments', 'production', {
    shutdown: { stopTimeout: 100, drain: 20 },
  }).hasResourceProperties(GROUP, {
    TargetGroupAttributes: Match.arrayWith([
      { Key: 'deregistration_delay.timeout_seconds', Value: '100' },
    ]),
  });
});
