import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  DescribeParametersRequest,
  DescribeParametersResult,
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult,
} from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { checkFilters, passes } from '../filters.ts';
import { metadataOf } from '../metadata.ts';
import { checkedSize, invalid, versionOf, type ParameterStore } from '../parameter-store.ts';
import { checkCount, filters } from './get.ts';

const label = { Name: 'text', ParameterVersion: 'integer', Labels: ['text'] } as const;

export const manageParameters = {
  DeleteParameter: { Name: 'text' },
  DeleteParameters: { Names: ['text'] },
  DescribeParameters: { ParameterFilters: filters, MaxResults: 'integer', NextToken: 'text' },
  LabelParameterVersion: label,
  UnlabelParameterVersion: label,
} as const satisfies OperationParameters;

/** Labels of a version: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html */
const mostLabels = 10;

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
      Parameters: items.map(({ parameter, version }) =>
        metadataOf(parameter, version, store.place),
      ),
      NextToken: next,
    };
  },

  /** A label belongs to one version, so it moves here from another. */
  LabelParameterVersion(input: LabelParameterVersionRequest, store): LabelParameterVersionResult {
    const { Labels = [] } = input;
    const { parameter, version: latest } = store.get(input.Name);
    const version = input.ParameterVersion
      ? versionOf(parameter, String(input.ParameterVersion))
      : latest;
    if (Labels.some((each) => each.length > 100))
      throw invalid(
        "1 validation error detected: Value at 'labels' failed to satisfy constraint: Member must have length less than or equal to 100",
      );
    const valid = Labels.filter((each) => /^(?!\d|aws|ssm)[\w.-]{1,100}$/i.test(each));
    const kept = version.labels.filter((each) => !valid.includes(each));
    if (kept.length + valid.length > mostLabels)
      throw new ServiceError(
        'ParameterVersionLabelLimitExceeded',
        'An error occurred (ParameterVersionLabelLimitExceeded) when calling the LabelParameterVersion operation: A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.',
      );
    for (const each of parameter.versions)
      each.labels = each.labels.filter((one) => !valid.includes(one));
    version.labels = [...kept, ...valid];
    return {
      InvalidLabels: Labels.filter((each) => !valid.includes(each)),
      ParameterVersion: version.version,
    };
  },

  UnlabelParameterVersion(
    input: UnlabelParameterVersionRequest,
    store,
  ): UnlabelParameterVersionResult {
    const { Labels = [] } = input;
    const { parameter } = store.get(input.Name);
    const version = versionOf(parameter, String(input.ParameterVersion));
    const removed = Labels.filter((each) => version.labels.includes(each));
    version.labels = version.labels.filter((each) => !removed.includes(each));
    return {
      RemovedLabels: removed,
      InvalidLabels: Labels.filter((each) => !removed.includes(each)),
    };
  },
} satisfies Operations<ParameterStore>;
