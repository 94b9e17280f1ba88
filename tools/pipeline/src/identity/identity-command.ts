import { Command, Option } from 'commander';
import { GITHUB_ROLES, REGISTRY } from '@gatehouse/service-manifest';
import { readWorkspaceHere } from '../deploy/subject.ts';
import { githubRole } from './github-role.ts';
import { ROLE_FORMATS, type RoleFormat } from './write-role.ts';

interface RoleOptions {
  readonly environment: string;
  readonly format: RoleFormat;
}

/** `gatehouse identity` */
export function identityCommand(): Command {
  return new Command('identity')
    .description(
      'Print the AWS role that a GitHub job assumes. Exits with 0, or with 2 if there is no such role.',
    )
    .argument('<name>', Object.keys(GITHUB_ROLES).join(', '))
    .requiredOption('-e, --environment <name>', `whose role, an environment or "${REGISTRY}"`)
    .addOption(
      new Option('-f, --format <format>').choices(Object.keys(ROLE_FORMATS)).default('text'),
    )
    .action(async (name: string, { environment, format }: RoleOptions) => {
      const role = githubRole(await readWorkspaceHere(), name, environment);
      process.stdout.write(ROLE_FORMATS[format](role));
    });
}
