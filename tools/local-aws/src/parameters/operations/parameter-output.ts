import type { Parameter } from '@aws-sdk/client-ssm';
import { valueOf } from '../version.ts';
import type { Found } from '../model.ts';

/** A parameter as the operations return it that read values. */
export const parameterOutput = (
  { parameter, version, selector }: Found,
  decrypt: boolean | undefined,
): Parameter => ({
  Name: parameter.name,
  Type: version.type,
  Value: valueOf(version, decrypt),
  Version: version.version,
  Selector: selector,
  LastModifiedDate: version.modifiedAt,
  ARN: parameter.arn,
  DataType: 'text',
});
