/** The SSM parameter that records up to which commit the stacks of an environment are deployed. */
export const infrastructureRecordOf = (environment: string): string =>
  `/gatehouse/${environment}/infrastructure`;

/** The stacks that all services of an environment share. */
export type SharedStack = 'network' | 'platform' | 'edge' | 'delivery';

/**
 * Names of CloudFormation stacks. Environment names contain no hyphen, so that two stack names can
 * never be identical.
 */
export const stackNameOf = {
  account: (account: string) => `gatehouse-account-${account}`,
  shared: (environment: string, stack: SharedStack) => `gatehouse-${environment}-${stack}`,
  service: (environment: string, service: string) => `gatehouse-${environment}-service-${service}`,
};
