import type { Case } from '../../case.ts';
import { N, S, TableName } from './sample.ts';
import { orders } from './orders.ts';

const of1 = {
  TableName,
  KeyConditionExpression: 'id = :id',
  ExpressionAttributeValues: { ':id': S('1') },
};

export const queries: Case[] = [
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
];
