import { jsonText } from '../gate/reporters/json-text.ts';
import type { GithubRole } from './github-role.ts';

export type RoleFormat = 'text' | 'json' | 'github';

/** A role in each format; pure. */
export const ROLE_FORMATS: Readonly<Record<RoleFormat, (role: GithubRole) => string>> = {
  text: ({ arn, region }) => `${arn} (${region})\n`,
  json: ({ arn, region }) => `${jsonText({ version: 1, arn, region }, 2)}\n`,
  /** Step outputs. */
  github: ({ arn, region }) => `arn=${arn}\nregion=${region}\n`,
};
