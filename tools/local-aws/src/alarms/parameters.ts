import type { OperationParameters } from '../protocol/operations.ts';

/** The parameters of each operation. */
export const alarmParameters: OperationParameters = {
  DescribeAlarms: {
    AlarmNames: ['text'],
    AlarmNamePrefix: 'text',
    AlarmTypes: [/^(MetricAlarm|CompositeAlarm)$/],
    StateValue: /^(OK|ALARM|INSUFFICIENT_DATA)$/,
    MaxRecords: 'integer',
    NextToken: 'text',
  },
};
