import * as z from 'zod';
import { flag } from './flag.ts';
import { team } from './reviewers-schema.ts';
import { text } from './text-schema.ts';

/** The repository, its workflows and code owners. */
export const github = z
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
