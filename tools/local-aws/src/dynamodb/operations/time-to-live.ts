import { tableOf, type DynamoOperations } from '../context.ts';
import { invalid } from '../dynamo-error.ts';
import { clearTimeToLive, setTimeToLive, timeToLiveOf } from '../time-to-live.ts';
import { existing } from './tables.ts';

interface Specification {
  readonly AttributeName?: string;
  readonly Enabled?: boolean;
}

export const timeToLiveOperations: DynamoOperations = {
  UpdateTimeToLive(input, context) {
    const { TableName: name = '', TimeToLiveSpecification: wanted = {} } = input as {
      TableName?: string;
      TimeToLiveSpecification?: Specification;
    };
    const { AttributeName, Enabled } = wanted;
    if (!AttributeName || AttributeName.length > 255 || Enabled === undefined)
      throw invalid(
        'TimeToLiveSpecification must have an AttributeName of 1 to 255 characters, and Enabled',
      );
    existing(tableOf(context, name), name);
    const current = timeToLiveOf(context, name);
    if (Enabled && current === AttributeName) throw invalid('TimeToLive is already enabled');
    if (!Enabled && current === undefined) throw invalid('TimeToLive is already disabled');
    if (current !== undefined && current !== AttributeName)
      throw invalid(
        `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
      );
    if (Enabled) setTimeToLive(context, name, AttributeName);
    else clearTimeToLive(context, name);
    return { TimeToLiveSpecification: wanted };
  },
  DescribeTimeToLive(input, context) {
    const name = (input as { TableName?: string }).TableName ?? '';
    existing(tableOf(context, name), name);
    const attribute = timeToLiveOf(context, name);
    return {
      TimeToLiveDescription:
        attribute === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
    };
  },
};
