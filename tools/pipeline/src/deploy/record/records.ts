import { isRefusal } from '../../aws/aws-error.ts';
import { readPages } from '../../aws/read-pages.ts';
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
  const pages = await readPages((NextToken) =>
    ssm.getParameterHistory({ Name: name, NextToken }),
  ).catch((error: unknown) => {
    if (!isRefusal(error, 'ParameterNotFound')) throw error;
    return [];
  });
  return pages
    .flatMap(({ Parameters = [] }) => Parameters)
    .sort((a, b) => (a.Version ?? 0) - (b.Version ?? 0))
    .flatMap(({ Value = '' }) => parseRecord(Value) ?? []);
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
