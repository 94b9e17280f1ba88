import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';
import { endpointsIn } from './test/endpoints-in.ts';

const networkOf = (name: 'development' | 'production') =>
  templateOf((app) => new NetworkStack(app, environment(name), needs));
const template = networkOf('production');
const endpoints = Object.entries(endpointsIn(template));

it('EC2.55, EC2.56: has endpoints of exactly the services that tasks use', () => {
  const kinds = endpoints.map(([name, { VpcEndpointType }]) => `${VpcEndpointType} ${name}`);
  expect(kinds.sort()).toEqual([
    'Gateway dynamodb',
    'Gateway s3',
    'Interface ecr.api',
    'Interface ecr.dkr',
    'Interface logs',
    'Interface secretsmanager',
    'Interface sns',
    'Interface sqs',
  ]);
});

it.each(endpoints)('lets tasks in all zones reach %s', (_name, endpoint) => {
  expect(endpoint).toMatchObject(
    endpoint.VpcEndpointType === 'Interface'
      ? { PrivateDnsEnabled: true, SubnetIds: [{}, {}] }
      : { RouteTableIds: [{}, {}] },
  );
});

it('is in one zone if there is one NAT gateway', () => {
  for (const { SubnetIds, RouteTableIds } of Object.values(endpointsIn(networkOf('development'))))
    expect([SubnetIds?.length, RouteTableIds?.length]).toEqual(
      SubnetIds ? [1, undefined] : [undefined, 2],
    );
});

it('accepts private subnets on 443, and opens no connections', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Endpoints of AWS services',
    SecurityGroupIngress: ['10.0.16.0/20', '10.0.32.0/20'].map((CidrIp, zone) => ({
      CidrIp,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      Description: `HTTPS from privateSubnet${zone + 1}`,
    })),
    // The CDK's rule for no egress: without any rule, EC2 would allow all.
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
});
