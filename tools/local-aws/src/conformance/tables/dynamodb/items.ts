import type { Case } from '../../case.ts';
import { Key, N, S, TableName, ann, failed, get, put, table, withAnn } from './sample.ts';

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
    title: 'fails a condition without the item',
    given: withAnn,
    call: [
      'PutItem',
      {
        TableName,
        Item: { id: S('1') },
        ConditionExpression: 'attribute_not_exists(#id)',
        ExpressionAttributeNames: { '#id': 'id' },
        ReturnValuesOnConditionCheckFailure: 'NONE',
      },
    ],
    expect: { error: failed, having: { Item: undefined } },
  },
  ...(
    [
      ['PutItem', { Item: { id: S('1') } }],
      ['DeleteItem', { Key }],
      ['UpdateItem', { Key, UpdateExpression: 'SET #a = :a' }],
    ] as const
  ).map(([operation, input]): Case => ({
    title: 'fails a condition with the item on request',
    given: withAnn,
    call: [
      operation,
      {
        TableName,
        ...input,
        ConditionExpression: '#a = :other',
        ExpressionAttributeNames: { '#a': 'name' },
        ExpressionAttributeValues: {
          ':other': S('Bob'),
          ...(operation === 'UpdateItem' && { ':a': S('x') }),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ],
    expect: { error: failed, having: { Item: ann } },
  })),
  ...(
    [
      ['PutItem', { Item: { id: S('1') } }],
      ['DeleteItem', { Key }],
      ['UpdateItem', { Key, AttributeUpdates: { age: { Action: 'ADD', Value: N(1) } } }],
    ] as const
  ).flatMap(([operation, input]): Case[] => [
    {
      title: 'fails a legacy expectation',
      given: withAnn,
      call: [
        operation,
        {
          TableName,
          ...input,
          Expected: {
            name: { ComparisonOperator: 'EQ', AttributeValueList: [S('Bob')] },
            age: { Value: N(1) },
            none: { Exists: false },
          },
          ConditionalOperator: 'AND',
        },
      ],
      expect: { error: failed },
    },
    {
      title: 'returns the consumed capacity',
      given: withAnn,
      call: [
        operation,
        {
          TableName,
          ...input,
          ReturnConsumedCapacity: 'TOTAL',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
      expect: { answer: { ConsumedCapacity: { TableName, CapacityUnits: 1 } } },
    },
  ]),
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
    title: 'changes an item by an expression',
    given: withAnn,
    call: [
      'UpdateItem',
      {
        TableName,
        Key,
        UpdateExpression: 'SET age = age + :one, nick = if_not_exists(nick, :nick) REMOVE #n',
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':one': N(1), ':nick': S('A') },
        ReturnValues: 'ALL_NEW',
      },
    ],
    expect: { answer: { Attributes: { id: S('1'), age: N(31), nick: S('A'), name: undefined } } },
  },
  {
    title: 'creates a missing item',
    given: [table],
    call: [
      'UpdateItem',
      {
        TableName,
        Key,
        AttributeUpdates: { age: { Action: 'PUT', Value: N(1) } },
        ReturnValues: 'ALL_NEW',
      },
    ],
    expect: { answer: { Attributes: { id: S('1'), age: N(1) } } },
  },
  {
    title: 'returns the deleted item',
    given: withAnn,
    call: ['DeleteItem', { TableName, Key, ReturnValues: 'ALL_OLD' }],
    expect: { answer: { Attributes: ann } },
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
  {
    operation: 'BatchWriteItem',
    title: 'writes and deletes several items',
    given: [
      ...withAnn,
      [
        'BatchWriteItem',
        {
          RequestItems: {
            [TableName]: [{ DeleteRequest: { Key } }, { PutRequest: { Item: { id: S('2') } } }],
          },
          ReturnConsumedCapacity: 'TOTAL',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
    ],
    call: ['Scan', { TableName }],
    expect: { answer: { Items: [{ id: S('2') }] } },
  },
  {
    title: 'reads many',
    given: withAnn,
    call: [
      'BatchGetItem',
      {
        RequestItems: {
          [TableName]: {
            Keys: [Key, { id: S('none') }],
            ConsistentRead: true,
            ProjectionExpression: '#n',
            ExpressionAttributeNames: { '#n': 'name' },
          },
        },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    expect: { answer: { Responses: { [TableName]: [{ name: S('Ann') }] }, UnprocessedKeys: {} } },
  },
  {
    title: 'reads several items with a legacy request',
    given: withAnn,
    call: [
      'BatchGetItem',
      { RequestItems: { [TableName]: { Keys: [Key], AttributesToGet: ['age'] } } },
    ],
    expect: { answer: { Responses: { [TableName]: [{ age: N(30) }] } } },
  },
];
