import * as z from 'zod';
import { environmentName, text } from './names-schema.ts';
import { whole } from './settings-schema.ts';

const account = text('an AWS account: 12 digits in quotes', /^\d{12}$/, 'AWS account, 12 digits');
const region = text('a region such as eu-central-1', /^[a-z]{2}(?:-[a-z]+)+-\d$/, 'AWS region');

/** What CloudWatch allows, up to two years: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731];

const network = z
  .strictObject({
    cidr: text(
      'a private network of 65,536 addresses such as 10.20.0.0/16',
      /^(?:10\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.0\.0\/16$/,
      'Addresses of the network. Default 10.0.0.0/16',
    ).optional(),
    zones: whole(2, 3, 'availability zones').optional().describe('Availability zones. Default 2'),
    natGateways: whole(1, 3, 'NAT gateways')
      .optional()
      .describe(
        'Zones with a NAT gateway and VPC endpoints of their own; what they cost is per zone. Default: all in production, otherwise 1',
      ),
  })
  .describe('Network of the environment');

const environment = z
  .strictObject({
    account,
    region,
    cluster: text(
      'the name of a cluster: letters, digits, - and _',
      /^[A-Za-z][\w-]{0,254}$/,
      'ECS cluster',
    ),
    // A certificate names *.internal.<domain>, in at most 64 characters: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    domain: text(
      'a domain such as staging.example.com, of 53 characters at most',
      /^(?=.{4,53}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'Domain in which public services are reached as <service>.<domain>, and all services, from within, as <service>.internal.<domain>',
    ),
    hostedZone: text(
      'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
      /^Z[A-Z0-9]{5,31}$/,
      'Public hosted zone of Route 53, in this account, that has the domain: certificates are proven in it. What the infrastructure needs',
    ).optional(),
    network: network.optional(),
    deletionProtection: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'Load balancers and tables cannot be deleted, and what holds data outlives its stack for certain. Default: that of "production"',
      ),
    logRetention: z
      .literal(LOG_RETENTION_DAYS, {
        error: `must be one of ${LOG_RETENTION_DAYS.join(', ')} (days)`,
      })
      .optional()
      .describe('Days that CloudWatch keeps logs; the archive keeps them longer. Default 30'),
    archiveYears: whole(1, 10, 'years')
      .optional()
      .describe(
        'Years in which nobody can delete an archived log. Default 7 in production, otherwise 1',
      ),
    production: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'Has at least two tasks of each service, and approvals before a deployment. Default false',
      ),
    local: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'For trying things out on a laptop: evidence of the gate may be signed with a key in a file. Never with "production". Default false',
      ),
    gate: text(
      'the name of an environment in security/policy.json',
      /^[a-z][a-z0-9-]*$/,
      'Thresholds of the gate, by their name in security/policy.json. Default: the name of the environment',
    ).optional(),
  })
  .describe('An environment that services are deployed to');

const githubId = (description: string) =>
  whole(1, Number.MAX_SAFE_INTEGER, 'an id of GitHub').optional().describe(description);

/** What all services have in common, `gatehouse.json`: JSON with comments. */
export const workspaceSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the schema'),
    organisation: text(
      'a GitHub organisation or user',
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/,
      'Organisation on GitHub',
    ),
    repository: text('the name of a GitHub repository', /^[\w.-]{1,100}$/, 'Repository on GitHub'),
    organisationId: githubId(
      'Number of the organisation, which stays when its name goes: gh api repos/ORGANISATION/REPOSITORY --jq .owner.id. What the infrastructure needs',
    ),
    repositoryId: githubId(
      'Number of the repository: gh api repos/ORGANISATION/REPOSITORY --jq .id. What the infrastructure needs',
    ),
    registry: z
      .strictObject({
        account,
        region,
        previousRepositories: z
          .boolean({ error: 'must be true or false' })
          .optional()
          .describe(
            'Only while a workspace is upgraded: tasks may still pull from the repositories that are named after a service alone, from before there were release repositories. Default false',
          ),
      })
      .describe('Where the images of all environments are: built once, deployed by digest'),
    environments: z
      .record(environmentName, environment)
      .describe('Environments in the order in which a release passes through them'),
  })
  .meta({ title: 'Gatehouse workspace' });

export type Workspace = z.infer<typeof workspaceSchema>;
export type EnvironmentSettings = z.infer<typeof environment>;
