import type { WrittenDeployment } from '../../records/deployment-schema.ts';
import { momentIn } from './moment-in.ts';
import { DAY_MS, OFFSETS, runOf, type ServiceYear } from './service-year.ts';

/** Adds the record of a deployment; without further word, of one that succeeded. */
export function generatedDeployment(
  { service, now, random, next, records }: ServiceYear,
  {
    day,
    hour,
    environment,
  }: { readonly day: number; readonly hour: number; readonly environment: string },
  change: Partial<WrittenDeployment>,
): void {
  const at = day * DAY_MS + hour * 3_600_000 + random(3_600_000);
  if (at > now) return;
  records.push({
    ...{ version: 2, kind: 'deploy', sequence: next(`deploy ${environment} ${service}`) },
    at: momentIn(at, OFFSETS[random(OFFSETS.length)] as string),
    ...{ service, environment, milliseconds: 120_000, outcome: 'deployed' },
    run: runOf(`${day}${service.slice(-3)}`),
    committedAt: momentIn(at - random(3 * DAY_MS), OFFSETS[random(OFFSETS.length)] as string),
    ...change,
  });
}
