import { isDeepStrictEqual } from 'node:util';
import type { Cluster, RunTaskRequest } from '@aws-sdk/client-ecs';
import type { EcsState } from '../ecs-state.ts';
import { conflict } from '../errors.ts';
import type { Launch, OneOff } from '../task.ts';

const HOUR_MS = 3_600_000;
/** ECS forgets a token this long after the call, or an hour after its tasks have ended. */
const LONGEST_MS = 24 * HOUR_MS;

/**
 * The earlier call with the same token, whose response ECS repeats even after its task has ended.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html
 * @throws ServiceError if the earlier request was different
 */
export function knownLaunch(
  request: RunTaskRequest,
  cluster: Cluster,
  ecs: EcsState,
): Launch | undefined {
  const now = Date.now();
  ecs.launches = ecs.launches.filter((launch) => isRemembered(launch, now));
  const { clientToken } = request;
  if (clientToken === undefined) return undefined;
  const known = ecs.launches.find(
    (launch) => launch.cluster === cluster && launch.request.clientToken === clientToken,
  );
  if (known && !isDeepStrictEqual(known.request, request))
    throw conflict(
      'The clientToken was used for another request.',
      known.tasks.map(({ task }) => task.arn),
    );
  return known;
}

/** ECS shows a stopped task for an hour. */
export const isShown = ({ task: { stoppedAt } }: OneOff, now = Date.now()): boolean =>
  stoppedAt === undefined || now - stoppedAt.getTime() < HOUR_MS;

const isRemembered = ({ at, tasks }: Launch, now: number): boolean =>
  now - at.getTime() < LONGEST_MS && (tasks.length === 0 || tasks.some((one) => isShown(one, now)));
