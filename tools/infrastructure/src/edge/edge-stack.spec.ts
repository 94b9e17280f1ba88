import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));

it('has a zone for internal names, only in the network, without records of its own', () => {
  template.hasResourceProperties('AWS::Route53::HostedZone', {
    Name: 'internal.acme.example.',
    VPCs: [{ VPCId: { Ref: Match.stringLikeRegexp('vpcid') }, VPCRegion: 'eu-central-1' }],
  });
  template.resourceCountIs('AWS::Route53::RecordSet', 0);
});

it('exports what the stacks of services need of each load balancer', () => {
  const left = Object.values(template.findResources('AWS::SSM::Parameter')).map(
    ({ Properties: { Name, Value } }) => [
      Name.replace('/gatehouse/production/', ''),
      // A logical id is the path of the construct and eight digits.
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
