import { problem, type PreflightProblem } from '../preflight/run-checks.ts';
import { checkReason } from './check-reason.ts';
import type { Location } from '../subject.ts';

/**
 * The reviewed workflow deploys to production; a deployment by hand needs a reason, which is recorded. This prevents
 * mistakes. Attackers are kept out by IAM: only the workflow's identity may assume the role.
 */
export function checkProduction(
  { settings, environment }: Pick<Location, 'settings' | 'environment'>,
  breakGlass: string | undefined,
  env: NodeJS.ProcessEnv,
): PreflightProblem[] {
  const reason = checkReason('--break-glass', breakGlass);
  if (reason.length > 0) return reason;
  if (settings.production !== true || isWorkflow(env) || breakGlass !== undefined) return [];
  return [
    problem(
      `only the workflow changes ${environment}, which is production; in an emergency, --break-glass "reason" does it by hand and records the reason`,
    ),
  ];
}

/** A GitHub Actions job that may request an identity: https://docs.github.com/en/actions/reference/security/oidc */
export const isWorkflow = (env: NodeJS.ProcessEnv): boolean =>
  env['GITHUB_ACTIONS'] === 'true' && Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']);
