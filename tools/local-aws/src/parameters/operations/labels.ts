import type {
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult,
} from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { versionOf } from '../version.ts';
import { invalid } from '../errors.ts';

const label = { Name: 'text', ParameterVersion: 'integer', Labels: ['text'] } as const;

export const labelParameters = {
  LabelParameterVersion: label,
  UnlabelParameterVersion: label,
} as const satisfies OperationParameters;

/** Labels of a version: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html */
const mostLabels = 10;

export const labelOperations = {
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
