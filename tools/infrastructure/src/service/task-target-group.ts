import { CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/** Of any number; no target is ever registered without one. */
const DEFAULT_PORT = 80;
/** The least that a load balancer takes, to call a target healthy or not. */
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
      // Only a default, which another port would replace the group for: ECS registers each task with its own.
      port: DEFAULT_PORT,
      healthCheckProtocol: protocol,
      healthCheckPath: '/health',
      healthCheckIntervalSeconds: healthCheck.interval,
      healthCheckTimeoutSeconds: healthCheck.timeout,
      healthyThresholdCount: FEWEST_CHECKS,
      unhealthyThresholdCount: Math.max(healthCheck.retries, FEWEST_CHECKS),
      targetGroupAttributes: Object.entries({
        // Requests differ in what they cost, and a new task is cold: the next one goes to who has fewest open.
        'load_balancing.algorithm.type': 'least_outstanding_requests',
        // Any task can answer any request; one that is busy must be able to get rid of its clients.
        'stickiness.enabled': 'false',
        // ECS lets go of the target, then sends SIGTERM, or both at once. Either way a request that has begun
        // gets the time that the service itself takes for its end.
        'deregistration_delay.timeout_seconds': String(shutdown.stopTimeout),
      }).map(([key, value]) => ({ key, value })),
    });
  }
}
