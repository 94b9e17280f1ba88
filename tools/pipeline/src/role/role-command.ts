import { Command, Option } from 'commander';
import { GITHUB_ROLES, REGISTRY } from '@gatehouse/service-manifest';
import { readWorkspaceHere } from '../deploy/subject.ts';
import { githubRole } from './github-role.ts';
import { ROLE_FORMATS, type RoleFormat } from './write-role.ts';

interface RoleOptions {
  readonly environment: string;
  readonly format: RoleFormat;
}

/** `gatehouse role` */
export function roleCommand(): Command {
  return new Command('role')
    .description(
      'Tell the role of AWS that a job of GitHub takes. Exits with 0, or with 2 where there is no such role.',
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
