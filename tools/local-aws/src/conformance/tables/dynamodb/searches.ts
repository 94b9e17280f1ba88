import type { Case } from '../../case.ts';
import { Key, N, S, TableName, orders, put, table } from './sample.ts';

const of1 = {
  TableName,
  KeyConditionExpression: 'id = :id',
  ExpressionAttributeValues: { ':id': S('1') },
};

export const searches: Case[] = [
  {
    title: 'returns items in the order of the sort key, in pages',
    given: orders,
    call: ['Query', { ...of1, Limit: 2, ScanIndexForward: false, ConsistentRead: true }],
    expect: {
      answer: {
        Items: [{ placed: S('c') }, { placed: S('b') }],
        LastEvaluatedKey: { id: S('1'), placed: S('b') },
      },
    },
  },
  {
    title: 'continues after a page',
    given: orders,
    call: ['Query', { ...of1, ExclusiveStartKey: { id: S('1'), placed: S('b') } }],
    expect: { answer: { Items: [{ placed: S('c') }], LastEvaluatedKey: undefined } },
  },
  {
    title: 'filters, selects and counts',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        KeyConditionExpression: 'id = :id AND placed BETWEEN :a AND :b',
        FilterExpression: '#s = :open',
        ProjectionExpression: '#t',
        Select: 'SPECIFIC_ATTRIBUTES',
        ExpressionAttributeNames: { '#s': 'state', '#t': 'total' },
        ExpressionAttributeValues: {
          ':id': S('1'),
          ':a': S('a'),
          ':b': S('b'),
          ':open': S('open'),
        },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    expect: { answer: { Items: [{ total: N(0) }], Count: 1, ScannedCount: 2 } },
  },
  {
    title: 'accepts legacy conditions',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        KeyConditions: { id: { ComparisonOperator: 'EQ', AttributeValueList: [S('1')] } },
        QueryFilter: { state: { ComparisonOperator: 'EQ', AttributeValueList: [S('paid')] } },
        ConditionalOperator: 'AND',
        AttributesToGet: ['total'],
      },
    ],
    expect: { answer: { Items: [{ total: N(1) }] } },
  },
  {
    title: 'reads the projected attributes of a local index',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        IndexName: 'by-state',
        KeyConditionExpression: 'id = :id AND #s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':id': S('1'), ':s': S('paid') },
      },
    ],
    expect: { answer: { Items: [{ placed: S('b'), total: N(1) }] } },
  },
  {
    title: 'refuses a consistent read of a global index',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        IndexName: 'of-state',
        ConsistentRead: true,
        KeyConditionExpression: '#s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':s': S('paid') },
      },
    ],
    expect: { error: 'ValidationException' },
  },
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
