import type { Case } from '../../case.ts';
import { Key, N, S, TableName, put, table } from './sample.ts';
import { orders } from './orders.ts';

export const scans: Case[] = [
  {
    title: 'reads all items of a table, filtered',
    given: orders,
    call: [
      'Scan',
      {
        TableName,
        FilterExpression: '#t > :t',
        ProjectionExpression: '#t',
        Select: 'SPECIFIC_ATTRIBUTES',
        ExpressionAttributeNames: { '#t': 'total' },
        ExpressionAttributeValues: { ':t': N(0) },
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    expect: { answer: { Items: [{ total: N(1) }, { total: N(2) }], Count: 2, ScannedCount: 3 } },
  },
  {
    title: 'reads a part of a table, in pages',
    given: [table, put('1')],
    call: ['Scan', { TableName, Segment: 0, TotalSegments: 1, Limit: 1 }],
    expect: { answer: { Count: 1, LastEvaluatedKey: Key } },
  },
  {
    title: 'continues a scan',
    given: [table, put('1')],
    call: ['Scan', { TableName, ExclusiveStartKey: Key }],
    expect: { answer: { Count: 0, LastEvaluatedKey: undefined } },
  },
  {
    title: 'reads an index, and accepts legacy filters',
    given: orders,
    call: [
      'Scan',
      {
        TableName,
        IndexName: 'of-state',
        ScanFilter: { state: { ComparisonOperator: 'EQ', AttributeValueList: [S('paid')] } },
        ConditionalOperator: 'AND',
        AttributesToGet: ['placed'],
      },
    ],
    expect: { answer: { Items: [{ placed: S('b') }] } },
  },
];
