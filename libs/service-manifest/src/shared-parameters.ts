/**
 * SSM parameters that the stacks of an environment export to the services' stacks and the deploy stage.
 */
export type SharedParameter =
  | 'vpc-id'
  | 'subnet-ids'
  | 'database-subnet-ids'
  | 'public-subnet-ids'
  | 'endpoint-security-group-id'
  | 's3-prefix-list-id'
  | 'dynamodb-prefix-list-id'
  | 'log-key-arn'
  | 'data-key-arn'
  | 'private-zone-id'
  | BalancerParameter
  | `public-${BalancerParameter}`
  | `groups/${number}/${BalancerParameter}`
  | `groups/${number}/public-${BalancerParameter}`
  | 'vpc-link-id'
  | 'vpc-link-security-group-id'
  | 'namespace-id';

/** What is exported of a load balancer; with `public-` in front of the public one, below `groups/N` of a later group. */
export type BalancerParameter =
  | 'load-balancer-name'
  | 'load-balancer-security-group-id'
  | 'load-balancer-dns-name'
  | 'load-balancer-zone-id'
  | 'listener-arn';
