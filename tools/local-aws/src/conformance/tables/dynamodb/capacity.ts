import type { Case } from '../../case.ts';
import { TableName, onDemand, provisioned } from './sample.ts';
import { addIndex } from './by-name.ts';

export const capacity: Case[] = [
  {
    title: 'changes the capacity of a table and its index, and adds an index with its own',
    given: [
      [
        'CreateTable',
        { ...onDemand, BillingMode: 'PROVISIONED', ProvisionedThroughput: provisioned },
      ],
      addIndex({ ProvisionedThroughput: provisioned }),
      [
        'UpdateTable',
        {
          TableName,
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
          GlobalSecondaryIndexUpdates: [
            {
              Update: {
                IndexName: 'by-name',
                ProvisionedThroughput: { ReadCapacityUnits: 4, WriteCapacityUnits: 5 },
              },
            },
          ],
        },
      ],
    ],
    call: ['DescribeTable', { TableName }],
    operation: 'UpdateTable',
    expect: {
      answer: {
        Table: {
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
          GlobalSecondaryIndexes: [{ ProvisionedThroughput: { ReadCapacityUnits: 4 } }],
        },
      },
    },
  },
  {
    operation: 'UpdateTable',
    title: 'changes the billing mode of a table',
    given: [
      [
        'CreateTable',
        { ...onDemand, BillingMode: 'PROVISIONED', ProvisionedThroughput: provisioned },
      ],
      ['UpdateTable', { TableName, BillingMode: 'PAY_PER_REQUEST' }],
    ],
    call: ['DescribeTable', { TableName }],
    expect: { answer: { Table: { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } } } },
  },
];
