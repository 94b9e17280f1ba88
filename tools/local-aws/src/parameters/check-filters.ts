import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { ServiceError } from '../protocol/service-error.ts';

/** @throws ServiceError for a duplicate filter, one without values, or one of an unknown type */
export function checkFilters(all: readonly ParameterStringFilter[]): void {
  for (const [index, { Key = '', Values = [] }] of all.entries()) {
    if (all.findIndex((each) => each.Key === Key) !== index)
      throw new ServiceError(
        'InvalidFilterKey',
        `The following filter is duplicated in the request: ${Key}. A request can contain only one occurrence of a specific filter.`,
      );
    if (Values.length === 0 && !Key.startsWith('tag:'))
      throw new ServiceError(
        'InvalidFilterValue',
        `The following filter values are missing : null for filter key ${Key}.`,
      );
    const unknown = Key === 'Type' && Values.find((value) => !types.includes(value));
    if (unknown)
      throw new ServiceError(
        'InvalidFilterOption',
        `The following filter value is not valid: ${unknown}. Valid values include: [${types.join(', ')}].`,
      );
  }
}

const types = ['String', 'StringList', 'SecureString'];
