import * as z from 'zod';
import { environmentName, text } from './names-schema.ts';

const account = text('an AWS account: 12 digits in quotes', /^\d{12}$/, 'AWS account, 12 digits');
const region = text('a region such as eu-central-1', /^[a-z]{2}(?:-[a-z]+)+-\d$/, 'AWS region');

const environment = z
  .strictObject({
    account,
    region,
    cluster: text(
      'the name of a cluster: letters, digits, - and _',
      /^[A-Za-z][\w-]{0,254}$/,
      'ECS cluster',
    ),
    domain: text(
      'a domain such as internal.example.com',
      /^(?=.{4,200}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'Domain of the private zone in which each service is reached as <service>.<domain>',
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
    registry: z
      .strictObject({ account, region })
      .describe('Where the images of all environments are: built once, deployed by digest'),
    environments: z
      .record(environmentName, environment)
      .describe('Environments in the order in which a release passes through them'),
  })
  .meta({ title: 'Gatehouse workspace' });

export type Workspace = z.infer<typeof workspaceSchema>;
export type EnvironmentSettings = z.infer<typeof environment>;
