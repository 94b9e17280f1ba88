/**
 * Most services that a generator puts into one group. The ten managed policies of a deploy role name so many, with the longest
 * names and three secrets each. Each may have two target groups, of which a load balancer takes 100, and two ports while one
 * changes, of which its security group takes 60:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export const MOST_SERVICES_OF_GROUP = 40;

/** AWS allows 50 load balancers in a region, and a group may have two. */
export const HIGHEST_GROUP = 20;
