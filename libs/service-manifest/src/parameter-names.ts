/**
 * SSM parameters of a service: values from the infrastructure and, of the deploy stage, `deployment`, its record of
 * deployments, and `release-step`, the newest task of a step before a release.
 */
export type Parameter =
  | TargetParameter
  | `public-${TargetParameter}`
  | 'security-group-id'
  | 'deployment'
  | 'release-step'
  | 'service-registry-arn'
  | 'public-endpoint'
  | 'file-system-id'
  | `volume/${string}`
  | `database/${string}/${'id' | 'url'}`
  | `output/${string}`;

/**
 * The last two exist only for blue/green: the second target group, and the rule that distributes
 * traffic.
 */
export type TargetParameter =
  'target-group-arn' | 'alternate-target-group-arn' | 'listener-rule-arn';

/** Stands for the value of a parameter, which the infrastructure or the deployment puts in. */
export const fromParameter = (parameter: string): string => `{{ssm:${parameter}}}`;
