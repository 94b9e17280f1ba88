import type { PricedStack } from '../costs/template.ts';
import { POLICIES_OF_ROLE } from '../delivery/managed-policies.ts';
import { accountOf, balancerOf, count, tally, targetGroups } from './count-resources.ts';
import { documentQuotas } from './document-quotas.ts';
import { fixed, raised, type Limit, type Quota } from './quota.ts';

const NEXT_GROUP =
  'set "group" to the next number in service.json of its newest services, as "npx nx generate service" does for new ones';

/**
 * Measures the quotas that a growing workspace may exhaust:
 * https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * @param stacks All stacks of the workspace
 */
export function limitsOf(stacks: readonly PricedStack[]): Limit[] {
  const perAccount = (type: string) => count(stacks, type, accountOf);
  const quotas: Quota[] = [
    fixed('target groups of a load balancer', 100, targetGroups(stacks), NEXT_GROUP),
    raised(
      'rules of a load balancer',
      100,
      count(stacks, 'AWS::ElasticLoadBalancingV2::ListenerRule', (stack, { Properties }) =>
        balancerOf(stack, Properties?.['ListenerArn']),
      ),
      NEXT_GROUP,
    ),
    raised(
      'rules of a security group',
      60,
      count(
        stacks,
        'AWS::EC2::SecurityGroupEgress',
        (stack, { Properties }) =>
          `security group of the ${balancerOf(stack, Properties?.['GroupId'])}`,
      ),
      NEXT_GROUP,
    ),
    {
      ...raised(
        'managed policies of a role',
        POLICIES_OF_ROLE.usual,
        count(
          stacks,
          'AWS::IAM::ManagedPolicy',
          ({ stackName }, { Properties }) =>
            `${stackName} ${(Properties?.['Roles'] as { Ref?: string }[] | undefined)?.[0]?.Ref}`,
        ),
        NEXT_GROUP,
      ),
      most: POLICIES_OF_ROLE.most,
    },
    raised(
      'load balancers of an account',
      50,
      perAccount('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    ),
    { ...raised('roles of an account', 1_000, perAccount('AWS::IAM::Role')), most: 5_000 },
    {
      ...raised(
        'customer managed policies of an account',
        1_500,
        perAccount('AWS::IAM::ManagedPolicy'),
      ),
      most: 5_000,
    },
    raised('alarms of an account', 5_000, perAccount('AWS::CloudWatch::Alarm')),
    raised('dashboards of an account', 500, perAccount('AWS::CloudWatch::Dashboard')),
    raised('event rules of an account', 300, perAccount('AWS::Events::Rule')),
    raised('parameters of an account', 10_000, perAccount('AWS::SSM::Parameter')),
    raised('security groups of an account', 2_500, perAccount('AWS::EC2::SecurityGroup')),
    raised('tables of an account', 2_500, perAccount('AWS::DynamoDB::Table')),
    raised('database clusters of an account', 40, perAccount('AWS::RDS::DBCluster')),
    raised('database instances of an account', 40, perAccount('AWS::RDS::DBInstance')),
    raised('stacks of a region', 2_000, tally(stacks.map(accountOf))),
    ...documentQuotas(stacks),
  ];
  return quotas.flatMap(({ counted, ...quota }) => {
    const [most] = [...counted].sort((one, other) => other.used - one.used);
    return most === undefined ? [] : [{ ...quota, ...most }];
  });
}
