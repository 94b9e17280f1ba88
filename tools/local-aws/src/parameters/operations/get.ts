import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersRequest,
  GetParametersResult,
} from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { metadataOf } from '../metadata.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { checkedSize } from '../checked-size.ts';
import { valueOf } from '../version.ts';
import type { Found } from '../model.ts';
import { checkCount } from './check-count.ts';
import { parameterOutput } from './parameter-output.ts';

const page = { MaxResults: 'integer', NextToken: 'text' } as const;
export const filters = [{ Key: 'text', Option: 'text', Values: ['text'] }] as const;

export const getParameters = {
  GetParameter: { Name: 'text', WithDecryption: 'boolean' },
  GetParameters: { Names: ['text'], WithDecryption: 'boolean' },
  GetParametersByPath: {
    ...{ Path: 'text', Recursive: 'boolean', WithDecryption: 'boolean' },
    ...{ ParameterFilters: filters, ...page },
  },
  GetParameterHistory: { Name: 'text', WithDecryption: 'boolean', ...page },
} as const satisfies OperationParameters;

export const getOperations = {
  GetParameter({ Name, WithDecryption }: GetParameterRequest, store): GetParameterResult {
    return { Parameter: parameterOutput(store.get(Name), WithDecryption) };
  },

  GetParameters(input: GetParametersRequest, store): GetParametersResult {
    const { Names = [], WithDecryption } = input;
    checkCount(Names);
    const found = [...new Set(Names)].map((name) => ({ name, found: findIn(store, name) }));
    return {
      Parameters: found.flatMap(({ found }) =>
        found ? [parameterOutput(found, WithDecryption)] : [],
      ),
      InvalidParameters: found.filter(({ found }) => !found).map(({ name }) => name),
    };
  },

  GetParameterHistory(input: GetParameterHistoryRequest, store): GetParameterHistoryResult {
    const { parameter } = store.get(input.Name);
    const { items, next } = pageOf(parameter.versions, {
      size: checkedSize(input.MaxResults, 50),
      token: input.NextToken,
      code: 'InvalidNextToken',
    });
    return {
      Parameters: items.map((version) => ({
        ...metadataOf(parameter, version),
        ARN: undefined,
        Value: valueOf(version, input.WithDecryption),
        Labels: version.labels,
      })),
      NextToken: next,
    };
  },
} satisfies Operations<ParameterStore>;

/** In a request for several, an unknown version or label counts as an unknown parameter. */
function findIn(store: ParameterStore, name: string): Found | undefined {
  try {
    return store.find(name);
  } catch {
    return undefined;
  }
}
