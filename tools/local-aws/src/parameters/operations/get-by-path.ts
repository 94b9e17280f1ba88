import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { passes } from '../filters.ts';
import { checkFilters } from '../check-filters.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { checkedSize } from '../checked-size.ts';
import { invalid } from '../errors.ts';
import type { Found } from '../model.ts';
import { parameterOutput } from './parameter-output.ts';

export const getByPathOperations = {
  GetParametersByPath(input: GetParametersByPathRequest, store): GetParametersByPathResult {
    const { Path = '', Recursive = false, WithDecryption, ParameterFilters = [] } = input;
    if (!Path.startsWith('/'))
      throw invalid(
        `The parameter path ${Path} must begin with a forward slash (/), and end in a name.`,
      );
    checkFilters(ParameterFilters);
    const folder = Path.endsWith('/') ? Path : `${Path}/`;
    const found = [...store.parameters.values()]
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => Recursive || !name.slice(folder.length).includes('/'))
      .flatMap((parameter): Found[] => passes(parameter, ParameterFilters, 'path'));
    const { items, next } = pageOf(found, {
      size: checkedSize(input.MaxResults, 10),
      token: input.NextToken,
      code: 'InvalidNextToken',
    });
    return {
      Parameters: items.map((each) => parameterOutput(each, WithDecryption)),
      NextToken: next,
    };
  },
} satisfies Operations<ParameterStore>;
