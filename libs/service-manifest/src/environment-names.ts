import type { SharedParameter } from './shared-parameters.ts';

/**
 * The AWS names of resources that all services of an environment share; those of one service are in
 * `names.ts`.
 */
export interface EnvironmentNames {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  /** Domain of public services: `<service>.<domain>`; without one, API Gateway generates addresses. */
  readonly domain: string | undefined;
  /**
   * The private zone of all services: `<service>.internal.<domain>`, or
   * `<service>.<environment>.internal`.
   */
  readonly internalDomain: string;
  /** Prefix of the parameters that one stack exports to another, or to the deploy stage. */
  readonly parameter: (what: SharedParameter) => string;
  readonly logGroup: (what: 'flow-logs' | 'helpers' | 'rotation') => string;
  /** AWS WAF writes to log groups of this prefix only. */
  readonly firewallLogGroup: string;
  /** Access logs of the load balancers and the buckets. */
  readonly accessLogBucket: string;
  /** Logs that cannot be deleted for years. */
  readonly archiveBucket: string;
  /** The delivery stream that sends all services' logs to the archive, and the role that it uses. */
  readonly logStream: string;
  readonly logStreamRole: string;
  /** The roles that GitHub assumes to deploy services, one for each group, and the infrastructure. */
  readonly deployRole: string;
  readonly deployRoleOf: (group: number) => string;
  readonly infrastructureRole: string;
  /** The read-only role. */
  readonly statusRole: string;
  /** The role with which ECS moves traffic in blue/green deployments. */
  readonly trafficRole: string;
  readonly rotationFunction: string;
  readonly arn: {
    readonly role: (name: string) => string;
    readonly logStream: string;
    readonly logStreamRole: string;
    readonly deployRole: string;
    readonly deployRoleOf: (group: number) => string;
    readonly statusRole: string;
    readonly trafficRole: string;
    readonly rotationFunction: string;
    /** Topic for alarms. */
    readonly operationsTopic: string;
    readonly oidcProvider: string;
  };
}
