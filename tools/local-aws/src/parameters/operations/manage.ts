import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  DescribeParametersRequest,
  DescribeParametersResult,
} from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { passes } from '../filters.ts';
import { checkFilters } from '../check-filters.ts';
import { metadataOf } from '../metadata.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { checkedSize } from '../checked-size.ts';
import { filters } from './get.ts';
import { checkCount } from './check-count.ts';

export const manageParameters = {
  DeleteParameter: { Name: 'text' },
  DeleteParameters: { Names: ['text'] },
  DescribeParameters: { ParameterFilters: filters, MaxResults: 'integer', NextToken: 'text' },
} as const satisfies OperationParameters;

export const manageOperations = {
  DeleteParameter({ Name = '' }: DeleteParameterRequest, store): object {
    if (!store.parameters.delete(Name)) throw new ServiceError('ParameterNotFound', '');
    return {};
  },

  DeleteParameters({ Names = [] }: DeleteParametersRequest, store): DeleteParametersResult {
    checkCount(Names);
    const deleted = new Set(Names.filter((name) => store.parameters.delete(name)));
    return {
      DeletedParameters: [...deleted],
      InvalidParameters: Names.filter((name) => !deleted.has(name)),
    };
  },

  DescribeParameters(input: DescribeParametersRequest, store): DescribeParametersResult {
    checkFilters(input.ParameterFilters ?? []);
    const found = [...store.parameters.values()].flatMap((parameter) =>
      passes(parameter, input.ParameterFilters ?? [], 'describe'),
    );
    const { items, next } = pageOf(found, {
      size: checkedSize(input.MaxResults, 50),
      token: input.NextToken,
      code: 'InvalidNextToken',
    });
    return {
      Parameters: items.map(({ parameter, version }) => metadataOf(parameter, version)),
      NextToken: next,
    };
  },
} satisfies Operations<ParameterStore>;
