import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import { readParameters } from '../plan/read-parameters.ts';
import { parseRecord, type DeploymentRecord } from './record.ts';

/**
 * The recorded deployments, by parameter name. Needs `ssm:GetParameters`.
 * @returns without missing and invalid records
 * @throws {AwsError}
 */
export async function readRecords(
  aws: Pick<Aws, 'ssm'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, DeploymentRecord>> {
  const parameters = await readParameters(aws, names);
  return new Map(
    [...parameters].flatMap(([name, [text = '']]) => {
      const record = parseRecord(text);
      return record === undefined ? [] : [[name, record] as const];
    }),
  );
}

/**
 * All records that SSM still has, at most a hundred, oldest first. Needs `ssm:GetParameterHistory`.
 * @throws {AwsError}
 */
export async function readHistory(
  { ssm }: Pick<Aws, 'ssm'>,
  name: string,
): Promise<DeploymentRecord[]> {
  const versions: { version: number; record: DeploymentRecord }[] = [];
  let NextToken: string | undefined;
  try {
    do {
      const page = await ssm.getParameterHistory({ Name: name, NextToken });
      for (const { Version = 0, Value = '' } of page.Parameters ?? []) {
        const record = parseRecord(Value);
        if (record !== undefined) versions.push({ version: Version, record });
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  } catch (error) {
    if (!isRefusal(error, 'ParameterNotFound')) throw error;
  }
  return versions.sort((a, b) => a.version - b.version).map(({ record }) => record);
}

/** Needs `ssm:PutParameter`. @throws {AwsError} */
export async function writeRecord(
  { ssm }: Pick<Aws, 'ssm'>,
  name: string,
  record: DeploymentRecord,
): Promise<void> {
  const Value = JSON.stringify(record);
  await ssm.putParameter({ Name: name, Value, Type: 'String', Overwrite: true });
}
