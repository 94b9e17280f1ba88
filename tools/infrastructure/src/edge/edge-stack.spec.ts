import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));

it('has a private zone for internal names, without its own records', () => {
  template.hasResourceProperties('AWS::Route53::HostedZone', {
    Name: 'internal.acme.example.',
    VPCs: [{ VPCId: { Ref: Match.stringLikeRegexp('vpcid') }, VPCRegion: 'eu-central-1' }],
  });
  template.resourceCountIs('AWS::Route53::RecordSet', 0);
});

it('has load balancers for each group of services, all public ones behind the same firewall', () => {
  const grouped = templateOf(
    (app) =>
      new EdgeStack(app, environment('production'), {
        ...needs,
        groups: [1, 2, 3],
        publicGroups: [1, 3],
      }),
  );
  const schemes = Object.values(
    grouped.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'),
  ).map(({ Properties }) => [
    Properties.Scheme,
    Properties.LoadBalancerAttributes.find(
      ({ Key }: { Key: string }) => Key === 'access_logs.s3.prefix',
    ).Value,
  ]);
  expect(schemes).toEqual([
    ['internal', 'load-balancer'],
    ['internal', 'load-balancer-2'],
    ['internal', 'load-balancer-3'],
    ['internet-facing', 'public-load-balancer'],
    ['internet-facing', 'public-load-balancer-3'],
  ]);
  grouped.resourceCountIs('AWS::WAFv2::WebACL', 1);
  grouped.resourceCountIs('AWS::WAFv2::WebACLAssociation', 2);
  const names = Object.values(grouped.findResources('AWS::SSM::Parameter')).map(
    ({ Properties }) => Properties.Name,
  );
  expect(names).toEqual(
    expect.arrayContaining([
      '/gatehouse/production/listener-arn',
      '/gatehouse/production/groups/2/listener-arn',
      '/gatehouse/production/groups/3/public-listener-arn',
    ]),
  );
});

it('exports the parameters of each load balancer for the stacks of services', () => {
  const left = Object.values(template.findResources('AWS::SSM::Parameter')).map(
    ({ Properties: { Name, Value } }) => [
      Name.replace('/gatehouse/production/', ''),
      // A logical id consists of the construct's path and eight digits.
      (Value.Ref ?? Value['Fn::GetAtt'].join('.')).replace(/[0-9A-F]{8}(?=\.|$)/, ''),
    ],
  );
  expect(Object.fromEntries(left)).toEqual({
    'private-zone-id': 'Zone',
    'load-balancer-name': 'InternalLoadBalancer.LoadBalancerFullName',
    'load-balancer-security-group-id': 'InternalSecurityGroup.GroupId',
    'load-balancer-dns-name': 'InternalLoadBalancer.DNSName',
    'load-balancer-zone-id': 'InternalLoadBalancer.CanonicalHostedZoneID',
    'listener-arn': 'InternalLoadBalancerListener',
    'public-load-balancer-name': 'PublicLoadBalancer.LoadBalancerFullName',
    'public-load-balancer-security-group-id': 'PublicSecurityGroup.GroupId',
    'public-load-balancer-dns-name': 'PublicLoadBalancer.DNSName',
    'public-load-balancer-zone-id': 'PublicLoadBalancer.CanonicalHostedZoneID',
    'public-listener-arn': 'PublicLoadBalancerListener',
  });
});
