import type { Service } from '@aws-sdk/client-ecs';
import type { Current } from '../plan/current.ts';
import { readCurrent } from '../plan/read-current.ts';
import { checkService } from '../preflight/check-service.ts';
import { refuse } from '../preflight/refuse.ts';
import { problem } from '../preflight/run-checks.ts';
import type { Run } from '../run.ts';
import { missingService, suggestService } from '../services.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { nothingElse } from './nothing-else.ts';

interface Present {
  readonly found: Current;
  readonly service: Service;
  /** ARN of the revision that the service is set to. */
  readonly present: string;
}

/**
 * Reads what a roll-back replaces.
 * @throws {Stop} if there is no service, or it cannot be changed; {@link AwsError}
 */
export async function readPresent(run: Run, stage: StageOf): Promise<Present> {
  const { names } = run.subject;
  const same = nothingElse(names);
  run.doing = 'looking at what is there';
  const found = await readCurrent(stage.aws, {
    taskDefinition: { family: names.family, containerDefinitions: [] },
    ...same,
  });
  const { service } = found;
  const present = service?.taskDefinition;
  if (service === undefined || present === undefined)
    throw new Stop('GH-DEPLOY-002', 'refused', [
      `${missingService(names)}${suggestService(names.service)}`,
    ]);
  refuse(checkService(service, same.service).map(problem));
  return { found, service, present };
}
