import * as z from 'zod';
import { account, region } from './account-schema.ts';
import { accountSettings } from './account-settings-schema.ts';
import { environment } from './environment-schema.ts';
import { github } from './github-schema.ts';
import { environmentName } from './names-schema.ts';
import { PROFILES } from './profiles.ts';
import { reviewers } from './reviewers-schema.ts';
import { text } from './text-schema.ts';
import { whole } from './whole-number.ts';

/** What signs the attestations of images. */
export const ATTESTATIONS = ['github', 'kms'] as const;
export type Attestations = (typeof ATTESTATIONS)[number];

const githubId = (description: string) =>
  whole(1, Number.MAX_SAFE_INTEGER, 'an id of GitHub').optional().describe(description);

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
