import * as z from 'zod';
import { failed, passed, type Check } from './check.ts';
import { parseJson } from './parse-json.ts';
import type { Answer, SmokeRequest } from './request.ts';

export const HEALTH: SmokeRequest = { method: 'GET', path: '/health' };

const TYPE = 'application/health+json';
const WELL = new Set(['pass', 'warn']);
const report = z.object({
  status: z.string(),
  output: z.string().optional(),
  checks: z.record(z.string(), z.array(z.object({ status: z.string() }))).default({}),
});

/**
 * Whether a service says that it is well. With a warning it is: something that it depends on is not.
 * https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check
 */
export function checkHealth(answer: Answer): Check {
  const { data } = report.safeParse(parseJson(answer.body));
  const said = data && describe(data);
  const problem =
    problemOf(answer) ??
    (data && WELL.has(data.status) ? undefined : 'does not say that it is well');
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
  const unwell = Object.keys(checks).filter((name) => checks[name]?.[0]?.status !== 'pass');
  const why = [...(output === undefined ? [] : [output]), ...unwell].join(', ');
  return why === '' ? status : `${status}: ${why}`;
}
