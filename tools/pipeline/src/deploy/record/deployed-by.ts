import { hostname, userInfo } from 'node:os';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';

const MOST = 200;

/** Who deploys, for people to read; what IAM knows of it is in CloudTrail. */
export function deployedBy(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTOR: actor, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  const run = env['GITHUB_RUN_ID'];
  const who =
    actor && server && repository && run
      ? `${actor}, ${server}/${repository}/actions/runs/${run}`
      : `${userInfo().username}@${hostname()}`;
  return cutText(cleanText(who), MOST);
}
