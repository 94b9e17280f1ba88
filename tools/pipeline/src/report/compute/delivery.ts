import type { DeploymentRecord } from '../../records/deployment-schema.ts';
import { dayOf } from './calendar.ts';
import type { Period } from './period.ts';
import { succeeded, type ServiceHistory } from './service-history.ts';
import { distributionOf, type Distribution } from './statistics.ts';

const HOUR_MS = 3_600_000;

/** The four figures of DORA for a service in an environment. https://dora.dev/guides/dora-metrics-four-keys/ */
export interface DeliveryFigures {
  readonly service: string;
  readonly environment: string;
  /** Deployments that changed what runs. Roll-backs do not count. */
  readonly deployments: number;
  readonly perWeek: number;
  /** Hours from commit to deployment, for deployments with a known commit. */
  readonly leadTime: Distribution;
  /** Deployments that failed, or were rolled back before the next one. */
  readonly failures: number;
  /** Failures divided by deployments and failed attempts; undefined if there is none. */
  readonly failureRate: number | undefined;
  /** Hours from a failure to the next success, if there is one. */
  readonly restore: Distribution;
}

export function deliveryFigures(
  places: readonly ServiceHistory[],
  { first, last }: Period,
): DeliveryFigures[] {
  const weeks = (last - first + 1) / 7;
  return places.flatMap(({ service, environment, deployments: all }) => {
    const inPeriod = ({ at }: DeploymentRecord) => dayOf(at) >= first && dayOf(at) <= last;
    const attempts = all.filter(
      (record) =>
        record.kind === 'deploy' &&
        inPeriod(record) &&
        (record.outcome === 'deployed' || record.outcome === 'failed'),
    );
    if (attempts.length === 0) return [];
    const deployed = attempts.filter(({ outcome }) => outcome === 'deployed');
    const failed = attempts.filter((record) => isFailure(record, all));
    return {
      service,
      environment,
      deployments: deployed.length,
      perWeek: deployed.length / weeks,
      leadTime: distributionOf(
        deployed.flatMap(({ at, committedAt }) =>
          committedAt === undefined || committedAt > at ? [] : [(at - committedAt) / HOUR_MS],
        ),
      ),
      failures: failed.length,
      failureRate: failed.length / attempts.length,
      restore: distributionOf(
        failed.flatMap((record) => {
          const next = all.slice(all.indexOf(record) + 1).find(succeeded);
          return next === undefined ? [] : [(next.at - record.at) / HOUR_MS];
        }),
      ),
    };
  });
}

/** Whether a deployment failed, or the next success after it was a roll-back. */
const isFailure = (record: DeploymentRecord, all: readonly DeploymentRecord[]): boolean =>
  record.outcome === 'failed' ||
  all.slice(all.indexOf(record) + 1).find(succeeded)?.kind === 'rollback';
