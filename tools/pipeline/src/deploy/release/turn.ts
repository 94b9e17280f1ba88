import { createHash, randomUUID } from 'node:crypto';
import { isRefusal } from '../../aws/aws-error.ts';
import type { StageOf } from '../stage.ts';

/**
 * What the next step before a release comes after: the task of the previous one, or a random text. Steps of a service
 * that are to start after the same one compete for the same token, and ECS starts one of them.
 */
export interface Turn {
  readonly after: string;
  /** When it was written; undefined if AWS does not say. */
  readonly since: Date | undefined;
}

const PAUSE_MS = 1_000;

/**
 * Reads the turn, and creates its parameter if necessary. SSM creates it once, even for two commands at the same
 * moment. Needs `ssm:GetParameters`, `ssm:PutParameter`.
 * @throws {AwsError}
 */
export async function readTurn({ aws: { ssm }, deadline }: StageOf, name: string): Promise<Turn> {
  for (;;) {
    const { Parameters: [found] = [] } = await ssm.getParameters({ Names: [name] });
    if (found?.Value !== undefined) return { after: found.Value, since: found.LastModifiedDate };
    try {
      await ssm.putParameter({ Name: name, Value: randomUUID(), Type: 'String', Overwrite: false });
    } catch (error) {
      if (!isRefusal(error, 'ParameterAlreadyExists') || !(await deadline.wait(PAUSE_MS)))
        throw error;
    }
  }
}

/** @param after Default: random, after a token for which ECS started no task. @throws {AwsError} */
export async function writeTurn(
  { ssm }: Pick<StageOf['aws'], 'ssm'>,
  name: string,
  after: string = randomUUID(),
): Promise<void> {
  await ssm.putParameter({ Name: name, Value: after, Type: 'String', Overwrite: true });
}

/** The token of RunTask, at most 64 characters. */
export const tokenOf = (family: string, { after }: Turn): string =>
  createHash('sha256').update(`${family}\n${after}`).digest('hex');
