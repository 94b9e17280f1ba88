import type { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  CfnListener,
  CfnLoadBalancer,
  DesyncMitigationMode,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { LOAD_BALANCER_IDLE_TIMEOUT_S, type Environment } from '@gatehouse/service-manifest';

export interface HttpsLoadBalancerProps {
  readonly scheme: 'internal' | 'internet-facing';
  readonly subnets: string[];
  readonly securityGroup: SecurityGroup;
  readonly certificateArn: string;
  /** Folder of its logs in the log bucket. */
  readonly logPrefix: string;
}

/** The response for a host that no service has: a problem document (RFC 9457), as services send it. */
const NO_SUCH_HOST = JSON.stringify({ type: 'about:blank', title: 'Not Found', status: 404 });

/**
 * A load balancer for HTTPS. By default it forwards no requests: each service's stack adds a rule for its host and
 * allows egress to its port. It rejects requests that are not plain HTTP, which could be used for request smuggling.
 */
export class HttpsLoadBalancer extends Construct {
  readonly balancer: CfnLoadBalancer;
  readonly listenerArn: string;

  constructor(
    scope: Construct,
    id: string,
    { names, deletionProtection }: Environment,
    { scheme, subnets, securityGroup, certificateArn, logPrefix }: HttpsLoadBalancerProps,
  ) {
    super(scope, id);
    const logs = (kind: 'access_logs' | 'connection_logs') => ({
      [`${kind}.s3.enabled`]: true,
      [`${kind}.s3.bucket`]: names.accessLogBucket,
      [`${kind}.s3.prefix`]: logPrefix,
    });
    this.balancer = new CfnLoadBalancer(this, 'Balancer', {
      type: 'application',
      scheme,
      subnets,
      securityGroups: [securityGroup.securityGroupId],
      loadBalancerAttributes: Object.entries({
        'deletion_protection.enabled': deletionProtection,
        'idle_timeout.timeout_seconds': LOAD_BALANCER_IDLE_TIMEOUT_S,
        'routing.http.desync_mitigation_mode': DesyncMitigationMode.STRICTEST,
        'routing.http.drop_invalid_header_fields.enabled': true,
        ...logs('access_logs'),
        ...logs('connection_logs'),
      }).map(([key, value]) => ({ key, value: String(value) })),
    });
    this.listenerArn = new CfnListener(this, 'Listener', {
      loadBalancerArn: this.balancer.ref,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: SslPolicy.TLS13_12_RES_PQ,
      certificates: [{ certificateArn }],
      defaultActions: [
        {
          type: 'fixed-response',
          fixedResponseConfig: {
            statusCode: '404',
            contentType: 'application/json',
            messageBody: NO_SUCH_HOST,
          },
        },
      ],
    }).ref;
  }
}
