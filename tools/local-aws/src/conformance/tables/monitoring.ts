import type { Case, ConformanceTable } from '../case.ts';

const prepare: Case['prepare'] = async (aws) => {
  const { alarms } = await aws.delivery();
  for (const name of ['shop-errors', 'shop-latency', 'other']) alarms.create(name);
  alarms.setState('shop-errors', 'ALARM');
};

/** CloudWatch's alarms. */
export const monitoringTable: ConformanceTable = {
  service: 'monitoring',
  cases: [
    {
      title: 'describes alarms by name',
      prepare,
      call: ['DescribeAlarms', { AlarmNames: ['shop-errors', 'none'] }],
      expect: {
        answer: {
          MetricAlarms: [
            {
              ...{ AlarmName: 'shop-errors', StateValue: 'ALARM', ActionsEnabled: true },
              AlarmArn: 'arn:aws:cloudwatch:eu-central-1:000000000000:alarm:shop-errors',
            },
          ],
          CompositeAlarms: [],
        },
      },
    },
    {
      title: 'describes alarms by prefix and state',
      prepare,
      call: ['DescribeAlarms', { AlarmNamePrefix: 'shop-', StateValue: 'OK' }],
      expect: { answer: { MetricAlarms: [{ AlarmName: 'shop-latency' }] } },
    },
    {
      title: 'returns no composite alarms',
      prepare,
      call: ['DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] }],
      expect: { answer: { MetricAlarms: [], CompositeAlarms: [] } },
    },
    {
      title: 'describes alarms in pages',
      prepare,
      given: [['DescribeAlarms', { MaxRecords: 2 }]],
      call: [
        'DescribeAlarms',
        (answers) => ({ MaxRecords: 2, NextToken: answers[0]?.['NextToken'] }),
      ],
      expect: { answer: { MetricAlarms: [{ AlarmName: /./ }], NextToken: undefined } },
    },
    {
      title: 'refuses an unknown token',
      call: ['DescribeAlarms', { NextToken: 'none' }],
      expect: { error: 'InvalidNextToken' },
    },
    {
      title: 'refuses names together with a prefix',
      call: ['DescribeAlarms', { AlarmNames: ['a'], AlarmNamePrefix: 'a' }],
      expect: { error: 'InvalidParameterCombinationException' },
    },
    {
      title: 'refuses pages of more than 100',
      call: ['DescribeAlarms', { MaxRecords: 101 }],
      expect: { error: 'ValidationException' },
    },
    {
      title: 'refuses a filter by actions',
      call: ['DescribeAlarms', { ActionPrefix: 'arn:aws:sns' }],
      expect: { refused: 'ActionPrefix' },
    },
  ],
};
