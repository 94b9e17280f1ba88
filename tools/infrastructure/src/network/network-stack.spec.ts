import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../new-app.ts';
import { environment, needs } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const app = newApp();
const stack = new NetworkStack(app, environment('production'), needs);
const template = Template.fromStack(stack);

it('is synthesised without look-ups in an account', () => {
  expect(app.synth().manifest.missing).toBeUndefined();
});

it('exports what other stacks and the deploy stage need', () => {
  const left = Object.values(template.findResources('AWS::SSM::Parameter')).map(
    ({ Properties }) => [Properties.Name, Properties.Type],
  );
  expect(left).toEqual([
    ['/gatehouse/production/vpc-id', 'String'],
    ['/gatehouse/production/subnet-ids', 'StringList'],
    ['/gatehouse/production/public-subnet-ids', 'StringList'],
    ['/gatehouse/production/endpoint-security-group-id', 'String'],
    ['/gatehouse/production/s3-prefix-list-id', 'String'],
    ['/gatehouse/production/dynamodb-prefix-list-id', 'String'],
  ]);
});

it('exports private subnets for tasks, and public ones for load balancers', () => {
  const subnets = (name: string) =>
    JSON.stringify(
      Object.values(
        template.findResources('AWS::SSM::Parameter', {
          Properties: { Name: `/gatehouse/production/${name}` },
        }),
      )[0]!.Properties.Value,
    );
  expect(subnets('subnet-ids').match(/(?:private|public)Subnet\d/g)).toEqual([
    'privateSubnet1',
    'privateSubnet2',
  ]);
  expect(subnets('public-subnet-ids').match(/(?:private|public)Subnet\d/g)).toEqual([
    'publicSubnet1',
    'publicSubnet2',
  ]);
});

it('EC2.13, EC2.14, EC2.18, EC2.19, EC2.53, EC2.54: allows no access from the internet', () => {
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  const sources = groups.flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []);
  expect(sources.map(({ CidrIp }) => CidrIp)).toEqual(['10.0.16.0/20', '10.0.32.0/20']);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});
