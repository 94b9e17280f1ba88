import type { Case } from '../../case.ts';
import { Key, N, S, TableName, ann, get, put, table, withAnn } from './sample.ts';

const values = {
  s: S('text'),
  n: { N: '1.50' },
  b: { B: new Uint8Array([1, 2]) },
  t: { BOOL: true },
  x: { NULL: true },
  ss: { SS: ['a', 'b'] },
  ns: { NS: ['1', '2'] },
  bs: { BS: [new Uint8Array([1])] },
  l: { L: [S('a'), { M: { deep: { L: [] } } }] },
  m: { M: { k: S('v') } },
};

export const items: Case[] = [
  {
    operation: 'PutItem',
    title: 'keeps values of every type',
    given: [table, put('1', values)],
    call: get('1'),
    expect: { answer: { Item: { ...values, n: { N: '1.5' }, id: S('1') } } },
  },
  {
    title: 'returns the previous item',
    given: withAnn,
    call: ['PutItem', { TableName, Item: { id: S('1') }, ReturnValues: 'ALL_OLD' }],
    expect: { answer: { Attributes: ann } },
  },
  {
    title: 'refuses metrics of item collections',
    given: [table],
    call: ['PutItem', { TableName, Item: ann, ReturnItemCollectionMetrics: 'SIZE' }],
    expect: { refused: 'ReturnItemCollectionMetrics: SIZE' },
  },
  {
    title: 'refuses a key of another type',
    given: [table],
    call: ['PutItem', { TableName, Item: { id: N(1) } }],
    expect: { error: 'ValidationException' },
  },
  {
    title: 'refuses an item of more than 400 KB',
    given: [table],
    call: put('1', { large: S('x'.repeat(410_000)) }),
    expect: { error: 'ValidationException' },
  },
  {
    title: 'returns the requested attributes',
    given: withAnn,
    call: [
      'GetItem',
      {
        TableName,
        Key,
        ConsistentRead: true,
        ProjectionExpression: '#n',
        ExpressionAttributeNames: { '#n': 'name' },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    expect: {
      answer: { Item: { name: S('Ann'), id: undefined }, ConsumedCapacity: { CapacityUnits: 1 } },
    },
  },
  {
    title: 'returns the attributes of a legacy request',
    given: withAnn,
    call: ['GetItem', { TableName, Key, AttributesToGet: ['age'] }],
    expect: { answer: { Item: { age: N(30), name: undefined } } },
  },
  {
    title: 'finds nothing',
    given: [table],
    call: get('none'),
    expect: { answer: { Item: undefined } },
  },
];
