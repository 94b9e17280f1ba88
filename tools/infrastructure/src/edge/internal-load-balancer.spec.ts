import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));

it('EC2.18: allows HTTPS from the network only, and no egress by default', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Internal load balancer',
    SecurityGroupIngress: [
      {
        CidrIp: '10.0.0.0/16',
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        Description: 'HTTPS from the network',
      },
    ],
    // The CDK's rule for no egress: without any rule, EC2 would allow all.
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
});

it('ELB.18: has only the HTTPS listener', () => {
  const listeners = template.findResources('AWS::ElasticLoadBalancingV2::Listener', {
    Properties: { LoadBalancerArn: { Ref: Match.stringLikeRegexp('^Internal') } },
  });
  expect(Object.values(listeners).map(({ Properties }) => Properties.Protocol)).toEqual(['HTTPS']);
});
