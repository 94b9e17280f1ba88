import { GatehouseError } from '@gatehouse/service-manifest';
import type { Deploying, OperationResult } from '../deploy/report/report.ts';
import { cutText } from '../gate/reporters/clean-text.ts';
import type { WrittenDeployment } from './deployment-schema.ts';
import { RECORD_VERSION } from './record-version.ts';

export interface DeploymentFacts {
  readonly sequence: number;
  readonly report: OperationResult<Deploying>;
  readonly endedAt: Date;
  readonly run: string | undefined;
  readonly commit: string | undefined;
  readonly committedAt: Date | undefined;
  /** Base images of the service's Dockerfile in that commit, with their digests. */
  readonly bases: readonly string[] | undefined;
  readonly breakGlass: string | undefined;
}

/** The record of a deployment or a roll-back. */
export function deploymentRecord(facts: DeploymentFacts): WrittenDeployment {
  const { sequence, report, endedAt, run, commit, committedAt, bases, breakGlass } = facts;
  const { command, outcome, service, environment, image, milliseconds } = report;
  if (outcome === 'planned' || outcome === 'shown' || outcome === 'done')
    throw new GatehouseError('GH-RECORDS-003', 'A dry run is no deployment, and is not recorded');
  return {
    version: RECORD_VERSION,
    kind: command,
    sequence,
    at: endedAt.toISOString(),
    service,
    environment,
    milliseconds,
    outcome,
    ...(image !== undefined && { image: image.split('@').at(-1) ?? '' }),
    ...(run !== undefined && { run: cutText(run, 300) }),
    ...(commit !== undefined && { commit }),
    ...(committedAt !== undefined && { committedAt: committedAt.toISOString() }),
    ...(bases !== undefined && { bases: [...bases] }),
    ...(breakGlass !== undefined && { breakGlass: cutText(breakGlass, 300) || '?' }),
  };
}
