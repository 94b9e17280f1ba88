import type { Aws } from '../aws.ts';
import type { Parameters } from './fill-in.ts';

/**
 * The most that SSM returns at once:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
 */
const MOST = 10;

/**
 * Values of the existing parameters, without secret ones. Needs `ssm:GetParameters`.
 * @throws {AwsError}
 */
export async function readParameters(
  { ssm }: Pick<Aws, 'ssm'>,
  names: readonly string[],
): Promise<Parameters> {
  const values = new Map<string, readonly string[]>();
  for (let at = 0; at < names.length; at += MOST) {
    const { Parameters = [] } = await ssm.getParameters({ Names: names.slice(at, at + MOST) });
    for (const { Name, Type, Value } of Parameters) {
      if (Name === undefined || Value === undefined || Type === 'SecureString') continue;
      values.set(Name, Type === 'StringList' ? Value.split(',') : [Value]);
    }
  }
  return values;
}
