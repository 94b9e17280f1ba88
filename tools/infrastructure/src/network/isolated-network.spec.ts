import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { Environment } from '@gatehouse/service-manifest';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const networkOf = (of: Environment): Template =>
  templateOf((app) => new NetworkStack(app, of, needs));
const production = networkOf(environment('production'));

/** Properties of all resources of a type. */
const all = (template: Template, type: string): Record<string, unknown>[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

const ROUTE = 'AWS::EC2::Route';
const SUBNET = 'AWS::EC2::Subnet';

/** The resources of a route table and of its subnet carry the number of the zone. */
const internetRoutes = (template: Template, kind: 'public' | 'private') =>
  Object.entries(template.findResources(ROUTE)).flatMap(([id, { Properties }]) =>
    id.includes(kind) ? [Properties] : [],
  );

it('has a public and a private subnet in each zone', () => {
  expect(all(production, SUBNET).map(({ CidrBlock }) => CidrBlock)).toEqual([
    '10.0.0.0/24',
    '10.0.1.0/24',
    '10.0.16.0/20',
    '10.0.32.0/20',
  ]);
  expect(all(production, SUBNET).map(({ AvailabilityZone }) => AvailabilityZone)).toEqual(
    [0, 1, 0, 1].map((zone) => ({ 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] })),
  );
});

it('leaves the subnets unchanged when a zone is added', () => {
  const of = environment('production');
  const three = networkOf({ ...of, network: { ...of.network, zones: 3 } });
  const added = all(three, SUBNET);
  expect(added).toHaveLength(6);
  expect(added).toEqual(expect.arrayContaining(all(production, SUBNET)));
});

it('routes private subnets through NAT only; in production, each zone has its own', () => {
  const gateways = internetRoutes(production, 'private').map(({ NatGatewayId }) => NatGatewayId);
  expect(new Set(gateways.map(({ Ref }) => Ref)).size).toBe(2);
  expect(
    internetRoutes(production, 'public').every(({ GatewayId }) => GatewayId !== undefined),
  ).toBe(true);
  networkOf(environment('development')).resourceCountIs('AWS::EC2::NatGateway', 1);
});

it('EC2.2: empties the default security group', () => {
  production.hasResourceProperties('Custom::VpcRestrictDefaultSG', {
    DefaultSecurityGroupId: { 'Fn::GetAtt': [Match.anyValue(), 'DefaultSecurityGroup'] },
  });
});

it('EC2.15: assigns no public addresses automatically', () => {
  expect(all(production, SUBNET).map(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)).toEqual(
    Array(4).fill(false),
  );
});

it('EC2.16, EC2.21: has only the default network ACL, which has no rules for ports', () => {
  production.resourceCountIs('AWS::EC2::NetworkAcl', 0);
  production.resourceCountIs('AWS::EC2::NetworkAclEntry', 0);
});

it("EC2.172: excludes only public subnets from the account's block of public access", () => {
  const excluded = all(production, 'AWS::EC2::VPCBlockPublicAccessExclusion').map(
    ({ SubnetId }) => (SubnetId as { Ref: string }).Ref,
  );
  expect(excluded).toEqual([
    expect.stringContaining('publicSubnet1'),
    expect.stringContaining('publicSubnet2'),
  ]);
});
