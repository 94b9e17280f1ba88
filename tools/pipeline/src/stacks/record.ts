import { z } from 'zod';
import { infrastructureRecordOf } from '@gatehouse/service-manifest';
import { readParameters } from '../deploy/plan/read-parameters.ts';
import type { Aws } from '../deploy/aws.ts';

/** The commit up to which the stacks of an environment are deployed. */
export interface InfrastructureRecord {
  readonly version: 1;
  readonly commit: string;
  /** Attempt of the run that deployed them, from 1: a re-run tries again what failed. */
  readonly attempt: number;
  /** Whether the shared stacks are those of the commit. */
  readonly shared: boolean;
  /** Services whose own stack is not. */
  readonly failed: readonly string[];
}

const schema = z.object({
  version: z.literal(1),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  attempt: z.number().int().positive(),
  shared: z.boolean(),
  failed: z.array(z.string()),
});

/**
 * Needs `ssm:GetParameters`.
 * @returns undefined if there is none, or it is invalid
 * @throws {AwsError}
 */
export async function readInfrastructureRecord(
  aws: Pick<Aws, 'ssm'>,
  environment: string,
): Promise<InfrastructureRecord | undefined> {
  const name = infrastructureRecordOf(environment);
  const [text = ''] = (await readParameters(aws, [name])).get(name) ?? [];
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Needs `ssm:PutParameter`. @throws {AwsError} */
export async function writeInfrastructureRecord(
  { ssm }: Pick<Aws, 'ssm'>,
  environment: string,
  record: InfrastructureRecord,
): Promise<void> {
  await ssm.putParameter({
    Name: infrastructureRecordOf(environment),
    Value: JSON.stringify(record),
    Type: 'String',
    Overwrite: true,
  });
}
