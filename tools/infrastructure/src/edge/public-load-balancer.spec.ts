import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));

it('EC2.13, EC2.14, EC2.18, EC2.19, EC2.53, EC2.54: allows 443 and 80 from the internet, and no egress by default', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Public load balancer',
    SecurityGroupIngress: [443, 80].map((port) => ({
      CidrIp: '0.0.0.0/0',
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      Description: Match.anyValue(),
    })),
    // The CDK's rule for no egress: without any rule, EC2 would allow all.
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
});

it('ELB.1: redirects HTTP to HTTPS', () => {
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: Match.stringLikeRegexp('^Public') },
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      },
    ],
  });
});
