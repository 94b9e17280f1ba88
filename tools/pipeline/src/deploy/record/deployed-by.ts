import { hostname, userInfo } from 'node:os';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';

const MOST = 200;

/** The person or job that deploys, in readable form; CloudTrail has what IAM knows about it. */
export function deployedBy(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTOR: actor, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  const run = env['GITHUB_RUN_ID'];
  const who =
    actor && server && repository && run
      ? `${actor}, ${server}/${repository}/actions/runs/${run}`
      : `${userInfo().username}@${hostname()}`;
  return cutText(cleanText(who), MOST);
}
