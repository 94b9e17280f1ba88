import * as z from 'zod';
import { text } from './text-schema.ts';
import { whole } from './whole-number.ts';

const ZONE = /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/;
const SUBNET = /^subnet-[0-9a-f]{8,17}$/;

/** The network of an environment. */
export const network = z
  .strictObject({
    cidr: text(
      'a private network of 65,536 addresses such as 10.20.0.0/16',
      /^(?:10\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.0\.0\/16$/,
      'Address range of the network. Default 10.0.0.0/16',
    ).optional(),
    zones: z
      .union(
        [
          whole(2, 3, 'availability zones'),
          z
            .array(text('an availability zone such as eu-central-1a', ZONE, 'Availability zone'))
            .min(2)
            .max(3),
        ],
        { error: 'must be 2, 3 or the names of two or three availability zones' },
      )
      .optional()
      .describe('Availability zones: their number or their names. Default 2'),
    endpoints: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'Tasks reach AWS through VPC endpoints, from subnets without internet access. With false, they have public addresses, which cost less; security groups still block all traffic from the internet. Default: false in the profile starter, otherwise true',
      ),
    redundancy: whole(1, 3, 'zones')
      .optional()
      .describe(
        'Zones with their own VPC endpoints, and with a NAT gateway if a service has "internet"; the costs are per zone. Default: all in production, otherwise 1',
      ),
    natGateways: whole(0, 3, 'NAT gateways')
      .optional()
      .describe(
        'NAT gateways. Default: none unless a service has "internet"; then as many as "redundancy"',
      ),
    existing: z
      .strictObject({
        vpc: text('the id of a VPC such as vpc-0a1b2c3d', /^vpc-[0-9a-f]{8,17}$/, 'VPC'),
        subnets: z
          .array(text('the id of a subnet such as subnet-0a1b2c3d', SUBNET, 'Subnet'))
          .min(2)
          .max(16)
          .describe('Subnets of the tasks, the endpoints and the internal load balancer'),
        publicSubnets: z
          .array(text('the id of a subnet such as subnet-0a1b2c3d', SUBNET, 'Subnet'))
          .min(2)
          .max(16)
          .optional()
          .describe('Subnets of the public load balancer. Required if a service is public'),
        routeTables: z
          .array(
            text(
              'the id of a route table such as rtb-0a1b2c3d',
              /^rtb-[0-9a-f]{8,17}$/,
              'Route table',
            ),
          )
          .optional()
          .describe(
            'Route tables that get gateway endpoints of S3 and DynamoDB. Default: none, because the VPC has them',
          ),
        endpointSecurityGroup: text(
          'the id of a security group such as sg-0a1b2c3d',
          /^sg-[0-9a-f]{8,17}$/,
          'Security group of the existing VPC endpoints; with it, none are created',
        ).optional(),
        dnsFirewall: z
          .boolean({ error: 'must be true or false' })
          .optional()
          .describe(
            'Resolve only the names that services need. Default: false, because the VPC may have other workloads',
          ),
      })
      .optional()
      .describe(
        'An existing VPC with its subnets; cidr must be its range. Its routes, flow logs and NAT gateways remain with their owner',
      ),
  })
  .describe('Network of the environment');
