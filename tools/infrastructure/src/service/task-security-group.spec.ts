import type { Manifest } from '@gatehouse/service-manifest';
import { resolved } from './test/resolved.ts';
import { templateOf } from '../test/template-of.ts';
import { environment } from '../test/workspace.ts';
import { ServiceStack } from './service-stack.ts';
import { changedModel, templateOfService } from './test/template-of-service.ts';

interface Rule {
  IpProtocol: string;
  FromPort: number;
  ToPort: number;
  CidrIp?: string;
}

/** `3000 load-balancer-security-group-id`: the port and the peer. */
function describeRule({ IpProtocol, FromPort, ToPort, CidrIp, ...other }: Rule): string {
  expect([IpProtocol, ToPort]).toEqual(['tcp', FromPort]);
  const [end] = Object.entries(other)
    .filter(([property]) => /^(?:Source|Destination)/.test(property))
    .map(([, value]) => /production(\w+?)C96584B6/.exec(resolved(value))?.[1]);
  return `${FromPort} ${CidrIp ?? end}`;
}

function rulesOf(name: 'orders' | 'payments', changes: Partial<Manifest> = {}) {
  const template = templateOfService(name, 'production', changes);
  const [group] = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  const { SecurityGroupIngress, SecurityGroupEgress } = group!['Properties'];
  return {
    template,
    in: SecurityGroupIngress.map(describeRule),
    out: SecurityGroupEgress.map(describeRule),
  };
}

const plain = { calls: [], internet: [], grants: [] };
const orders = rulesOf('orders');
const payments = rulesOf('payments');

it("EC2.13, EC2.14, EC2.18, EC2.19: allows only the load balancers, on the service's port", () => {
  expect(payments.in).toEqual(['3000 loadbalancersecuritygroupid']);
  expect(orders.in).toEqual([
    '3001 loadbalancersecuritygroupid',
    '3001 publicloadbalancersecuritygroupid',
  ]);
  orders.template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

it('allows egress to AWS only if a service needs nothing else', () => {
  expect(rulesOf('payments', plain).out).toEqual([
    '443 endpointsecuritygroupid',
    '443 s3prefixlistid',
  ]);
});

it('allows egress to the destinations of the manifest only', () => {
  const out = (changes: Partial<Manifest>) => rulesOf('payments', { ...plain, ...changes }).out[2];
  expect(out({ calls: ['orders'] })).toBe('443 loadbalancersecuritygroupid');
  expect(out({ internet: ['api.example.com'] })).toBe('443 0.0.0.0/0');
  expect(out({ grants: [{ table: 'things', access: 'read' }] })).toBe('443 dynamodbprefixlistid');
  expect(orders.out).toEqual([
    '443 endpointsecuritygroupid',
    '443 s3prefixlistid',
    '443 dynamodbprefixlistid',
    '443 loadbalancersecuritygroupid',
    '443 0.0.0.0/0',
  ]);
});

it('allows egress from each load balancer to the tasks', () => {
  const rules = Object.values(orders.template.findResources('AWS::EC2::SecurityGroupEgress')).map(
    ({ Properties }) => Properties,
  );
  expect(
    rules.map(({ GroupId }) => /production(\w+?)C96584B6/.exec(resolved(GroupId))?.[1]),
  ).toEqual(['loadbalancersecuritygroupid', 'publicloadbalancersecuritygroupid']);
  for (const { FromPort, ToPort, DestinationSecurityGroupId } of rules) {
    expect([FromPort, ToPort]).toEqual([3001, 3001]);
    expect(resolved(DestinationSecurityGroupId)).toMatch(/^<SecurityGroup\w+\.GroupId>$/);
  }
});

it('exports its id for the deployment', () => {
  payments.template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/gatehouse/production/services/payments/security-group-id',
  });
});

it('allows egress to the load balancer of each group that it calls, and ingress from its own group’s', () => {
  const template = templateOf(
    (app) =>
      new ServiceStack(
        app,
        environment('production'),
        changedModel('orders', 'production', { group: 2 }),
        undefined,
        [],
        [1, 3],
      ),
  );
  const [group] = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  const { SecurityGroupIngress, SecurityGroupEgress } = group!['Properties'];
  expect(SecurityGroupIngress.map(describeRule)).toEqual([
    '3001 groups2loadbalancersecuritygroupid',
    '3001 groups2publicloadbalancersecuritygroupid',
  ]);
  expect(
    SecurityGroupEgress.map(describeRule).filter((rule: string) => rule.includes('loadbalancer')),
  ).toEqual(['443 loadbalancersecuritygroupid', '443 groups3loadbalancersecuritygroupid']);
});
