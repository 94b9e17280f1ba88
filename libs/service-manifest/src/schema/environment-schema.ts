import * as z from 'zod';
import { account, region } from './account-schema.ts';
import { flag } from './flag.ts';
import { network } from './network-schema.ts';
import { reviewers } from './reviewers-schema.ts';
import { text } from './text-schema.ts';
import { whole } from './whole-number.ts';

/**
 * The values that CloudWatch accepts, up to two years:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731];

/** An environment. */
export const environment = z
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
    deletionProtection: flag(
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
    production: flag(
      'Requires at least two tasks of each service, and approvals before a deployment. Default false',
    ),
    reviewers: reviewers('the platform team with "production", otherwise none'),
    parallel: flag(
      'A release deploys to it at the same time as to the environment above it, not after it. Never with "production". Default false',
    ),
    local: flag(
      'For experiments on a laptop: a key in a file may sign the gate’s evidence. Never with "production". Default false',
    ),
    gate: text(
      'the name of an environment in security/policy.json',
      /^[a-z][a-z0-9-]*$/,
      'Thresholds of the gate, by their name in security/policy.json. Default: the name of the environment',
    ).optional(),
  })
  .describe('An environment that services are deployed to');

/** The settings of an environment as written, without defaults. */
export type EnvironmentSettings = z.infer<typeof environment>;
