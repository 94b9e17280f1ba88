import * as z from 'zod';
import { failed, passed, type Check } from './check.ts';
import { parseJson } from './parse-json.ts';
import type { Answer, SmokeRequest } from './request.ts';

export const HEALTH: SmokeRequest = { method: 'GET', path: '/health' };

const TYPE = 'application/health+json';
const HEALTHY = new Set(['pass', 'warn']);
const report = z.object({
  status: z.string(),
  output: z.string().optional(),
  checks: z.record(z.string(), z.array(z.object({ status: z.string() }))).default({}),
});

/**
 * Whether a service reports that it is healthy. "warn" counts as healthy: only a dependency has failed.
 * https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check
 */
export function checkHealth(answer: Answer): Check {
  const { data } = report.safeParse(parseJson(answer.body));
  const said = data && describe(data);
  const problem =
    problemOf(answer) ??
    (data && HEALTHY.has(data.status) ? undefined : 'reports no healthy status');
  if (problem === undefined) return passed('health', `${said}`);
  return failed('health', `GET ${HEALTH.path} ${problem}${said ? ` (${said})` : ''}`);
}

function problemOf({ status, headers }: Answer): string | undefined {
  const to = headers.get('location');
  const type = headers.get('content-type') ?? 'nothing';
  if (status !== 200) return `answers ${status}${to === null ? '' : `, and leads to ${to}`}`;
  return type.split(';')[0]?.trim().toLowerCase() === TYPE ? undefined : `is ${type}, not ${TYPE}`;
}

/** `warn: sns, users` */
function describe({ status, output, checks }: z.infer<typeof report>): string {
  const failing = Object.keys(checks).filter((name) => checks[name]?.[0]?.status !== 'pass');
  const why = [...(output === undefined ? [] : [output]), ...failing].join(', ');
  return why === '' ? status : `${status}: ${why}`;
}
