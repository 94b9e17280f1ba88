import { CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/** Any port: each target is registered with its own. */
const DEFAULT_PORT = 80;
/** The minimum that a load balancer accepts for both thresholds. */
const FEWEST_CHECKS = 2;

/**
 * The tasks of a service as a load balancer sees them. CloudFormation generates its name, which is
 * limited to 32 characters, so that the group can be replaced.
 */
export class TaskTargetGroup extends CfnTargetGroup {
  constructor(scope: Construct, id: string, { manifest, settings, shared }: ServiceModel) {
    const { healthCheck, shutdown } = settings;
    const protocol = manifest.tls === true ? 'HTTPS' : 'HTTP';
    super(scope, id, {
      vpcId: read(scope, shared.parameter('vpc-id')),
      targetType: 'ip',
      protocol,
      // A constant, because a change would replace the group; ECS registers each task with its own port.
      port: DEFAULT_PORT,
      healthCheckProtocol: protocol,
      healthCheckPath: '/health',
      healthCheckIntervalSeconds: healthCheck.interval,
      healthCheckTimeoutSeconds: healthCheck.timeout,
      healthyThresholdCount: FEWEST_CHECKS,
      unhealthyThresholdCount: Math.max(healthCheck.retries, FEWEST_CHECKS),
      targetGroupAttributes: Object.entries({
        // Requests differ in duration, and a new task is cold, so the next request goes to the task with the fewest
        // open ones.
        'load_balancing.algorithm.type': 'least_outstanding_requests',
        // Any task can serve any request, and a busy task must be able to shed its clients.
        'stickiness.enabled': 'false',
        // ECS deregisters the target before or while it sends SIGTERM. In both cases, a request in flight has as long
        // as the service's own shutdown.
        'deregistration_delay.timeout_seconds': String(shutdown.stopTimeout),
      }).map(([key, value]) => ({ key, value })),
    });
  }
}
