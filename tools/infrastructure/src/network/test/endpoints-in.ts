import type { Template } from 'aws-cdk-lib/assertions';

export interface Endpoint {
  readonly ServiceName: string | { readonly 'Fn::Join': [string, unknown[]] };
  readonly VpcEndpointType: 'Interface' | 'Gateway';
  readonly PolicyDocument: object;
  readonly SubnetIds?: object[];
  readonly RouteTableIds?: object[];
  readonly PrivateDnsEnabled?: boolean;
}

/** The endpoints of a template, by AWS's name of their service, such as `ecr.api`. */
export function endpointsIn(template: Template): Record<string, Endpoint> {
  const endpoints = Object.values(template.findResources('AWS::EC2::VPCEndpoint')).map(
    ({ Properties }) => Properties as Endpoint,
  );
  return Object.fromEntries(endpoints.map((endpoint) => [serviceOf(endpoint), endpoint]));
}

/** From `com.amazonaws.REGION.SERVICE`, where the region may be a reference. */
const serviceOf = ({ ServiceName }: Endpoint): string =>
  typeof ServiceName === 'string'
    ? ServiceName.split('.').slice(3).join('.')
    : String(ServiceName['Fn::Join'][1].at(-1)).slice(1);
