import * as z from 'zod';
import { environmentName, text } from './names-schema.ts';
import { whole } from './settings-schema.ts';

const account = text('an AWS account: 12 digits in quotes', /^\d{12}$/, 'AWS account, 12 digits');
const region = text('a region such as eu-central-1', /^[a-z]{2}(?:-[a-z]+)+-\d$/, 'AWS region');

/**
 * The values that CloudWatch accepts, up to two years:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731];

const team = text(
  'a team of the organisation such as platform, or a person such as @ann',
  /^(?:@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})|[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?)$/,
  'Team of the organisation, or a person as @name',
);

/**
 * GitHub accepts six:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers
 */
const MOST_REVIEWERS = 6;

const reviewers = (fallback: string) =>
  z
    .array(team)
    .max(MOST_REVIEWERS, { error: `must be ${MOST_REVIEWERS} teams at most` })
    .optional()
    .describe(
      `Teams of which a member approves each change, in GitHub; [] for none. Default: ${fallback}`,
    );

const ZONE = /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/;
const SUBNET = /^subnet-[0-9a-f]{8,17}$/;

/** The profiles; a setting of its own overrides each default. */
export const PROFILES = ['starter', 'standard', 'regulated'] as const;
export type Profile = (typeof PROFILES)[number];

/** What signs the attestations of images. */
export const ATTESTATIONS = ['github', 'kms'] as const;
export type Attestations = (typeof ATTESTATIONS)[number];

const flag = (description: string) =>
  z.boolean({ error: 'must be true or false' }).optional().describe(description);

/**
 * Resources that exist once per account. An organisation often has them already, or has a central
 * account for them.
 */
const accountSettings = z
  .strictObject({
    auditTrail: flag(
      'CloudTrail with a locked bucket, and alarms on it. False if the organisation has a trail. Default true',
    ),
    objectEvents: flag(
      'The trail also records reads and writes of each S3 object. Default: false in the profile starter, otherwise true',
    ),
    config: flag('AWS Config. Default: true in the profile regulated, otherwise false'),
    securityHub: flag(
      'Security Hub with AWS’s best practices; it needs AWS Config. Default: true in the profile regulated, otherwise false',
    ),
    accessAnalyzer: flag('IAM Access Analyzer. False if the organisation has one. Default true'),
    githubIdentityProvider: flag(
      'The identity provider of GitHub. False if the account already has one, which is then used. Default true',
    ),
  })
  .describe('Resources that Gatehouse creates once in this account');
export type AccountSettings = z.infer<typeof accountSettings>;

const network = z
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
      'Domain of the services: public ones are at <service>.<domain>, and all services, internally, at <service>.internal.<domain>. Without a domain, which the profile starter allows, public services have an address of API Gateway, and no load balancer is created',
    ).optional(),
    hostedZone: text(
      'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
      /^Z[A-Z0-9]{5,31}$/,
      'Public hosted zone of Route 53, in this account, that contains the domain: it validates certificates. Required by the infrastructure',
    ).optional(),
    network: network.optional(),
    sharedAccount: flag(
      'Other environments are in the same account and region: names of topics, queues, tables and secrets contain the environment. A later change needs new tables. Default: true in the profile starter, otherwise false',
    ),
    firewall: flag(
      'AWS WAF in front of the public load balancer, which is created if a service is public. Default true',
    ),
    insights: flag(
      'Container Insights: metrics of each task. Default: true in production and in the profile regulated, otherwise false',
    ),
    dashboards: flag(
      'A dashboard for each service. Default: true in production and in the profile regulated, otherwise false',
    ),
    deletionProtection: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'Load balancers and tables cannot be deleted, and resources with data always outlive their stack. Default: the value of "production"',
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
        'Years in which archived logs cannot be deleted. Default 7 in production (1 in the profile starter), otherwise 1',
      ),
    archiveLock: z
      .enum(['governance', 'compliance'])
      .optional()
      .describe(
        'Lock of archived logs: governance can be lifted by an administrator with a special permission, compliance by no person. Default: compliance in production (governance in the profile starter), otherwise governance',
      ),
    production: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'Requires at least two tasks of each service, and approvals before a deployment. Default false',
      ),
    reviewers: reviewers('the platform team with "production", otherwise none'),
    parallel: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'A release deploys to it at the same time as to the environment above it, not after it. Never with "production". Default false',
      ),
    local: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe(
        'For experiments on a laptop: a key in a file may sign the gate’s evidence. Never with "production". Default false',
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

const github = z
  .strictObject({
    teams: z
      .strictObject({
        platform: team
          .optional()
          .describe('Owns the platform, and the resources that services may use'),
        services: team.optional().describe('Owns the content of apps/'),
        security: team.optional().describe('Owns policy and exceptions'),
      })
      .optional()
      .describe('Teams that own the workspace. Default: platform, services, security'),
    owners: z
      .record(
        text(
          'a path from the top of the workspace such as /apps/payments/, without spaces',
          /^\/[^\s#[\]!\\]+$/,
          'Path in the syntax of CODEOWNERS',
        ),
        z.array(team).min(1, { error: 'must have one team or more' }),
      )
      .optional()
      .describe(
        'Teams that own further paths. The platform team and the security team keep their own paths',
      ),
    checks: z
      .array(
        text(
          'the name of a workflow of your own, without .yml',
          /^[a-z][a-z0-9-]{0,39}$/,
          'Name of a workflow in .github/workflows with "workflow_call"',
        ),
      )
      .optional()
      .describe(
        'Names of your own workflows that ci.yml calls and whose success it requires. Default: none',
      ),
    codeScanning: flag(
      'GitHub shows findings, and CodeQL analyses the code. A private repository needs GitHub Code Security for it; false is for one without. Default true',
    ),
  })
  .describe('Settings of the repository, its workflows and code owners');

/** The settings that all services share, `gatehouse.json`: JSON with comments. */
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
      'Number of the organisation, which remains the same when it is renamed: gh api repos/ORGANISATION/REPOSITORY --jq .owner.id. Required by the infrastructure',
    ),
    repositoryId: githubId(
      'Number of the repository: gh api repos/ORGANISATION/REPOSITORY --jq .id. Required by the infrastructure',
    ),
    profile: z
      .enum(PROFILES)
      .optional()
      .describe(
        'Defaults of the infrastructure: starter (lowest cost, one account, no domain required), standard, or regulated (AWS Config, Security Hub, complete recording). Each can be overridden. Default standard',
      ),
    attestations: z
      .enum(ATTESTATIONS, { error: 'must be "github" or "kms"' })
      .optional()
      .describe(
        'Signs provenance and bill of materials of each image: github (Sigstore; a private repository needs GitHub Enterprise Cloud) or kms (a key of the build role; any plan). Default github',
      ),
    accounts: z
      .record(
        text('an AWS account: 12 digits in quotes', /^\d{12}$/, 'AWS account'),
        accountSettings,
      )
      .optional()
      .describe('Resources that Gatehouse creates once in an account, by account number'),
    registry: z
      .strictObject({
        account,
        region,
        reviewers: reviewers('the platform team'),
        previousRepositories: z
          .boolean({ error: 'must be true or false' })
          .optional()
          .describe(
            'Only during an upgrade of the workspace: tasks may still pull from the repositories named after a service alone, which predate release repositories. Default false',
          ),
      })
      .describe('Registry for the images of all environments: built once, deployed by digest'),
    environments: z
      .record(environmentName, environment)
      .describe('Environments in the order in which a release passes through them'),
    github: github.optional(),
  })
  .meta({ title: 'Gatehouse workspace' });

export type Workspace = z.infer<typeof workspaceSchema>;
export type EnvironmentSettings = z.infer<typeof environment>;
