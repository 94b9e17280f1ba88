import type { Call, Case, ConformanceTable } from '../case.ts';

const TableName = 'users';
const S = (value: string) => ({ S: value });
const N = (value: number) => ({ N: String(value) });
const definitions = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const onDemand = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: definitions('id'),
  KeySchema: [hash('id')],
};
const table: Call = ['CreateTable', onDemand];
const provisioned = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const all = { ProjectionType: 'ALL' };
const put = (id: string, more: object = {}): Call => [
  'PutItem',
  { TableName, Item: { id: S(id), ...more } },
];
const get = (id: string): Call => ['GetItem', { TableName, Key: { id: S(id) } }];
const Key = { id: S('1') };
const ann = { id: S('1'), name: S('Ann'), age: N(30) };
const withAnn = [table, put('1', { name: S('Ann'), age: N(30) })];
const failed = 'ConditionalCheckFailedException';

/** A table of orders, with an index of either kind. */
const orders: Call[] = [
  [
    'CreateTable',
    {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: definitions('id', 'placed', 'state'),
      KeySchema: [hash('id'), range('placed')],
      LocalSecondaryIndexes: [
        {
          IndexName: 'by-state',
          KeySchema: [hash('id'), range('state')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'of-state',
          KeySchema: [hash('state')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    },
  ],
  ...['a', 'b', 'c'].map((placed, index): Call => [
    'PutItem',
    {
      TableName,
      Item: {
        id: S('1'),
        placed: S(placed),
        state: S(index === 1 ? 'paid' : 'open'),
        total: N(index),
      },
    },
  ]),
];

const tables: Case[] = [
  {
    title: 'creates an on-demand table',
    call: table,
    expect: {
      answer: {
        TableDescription: {
          TableName,
          TableStatus: 'CREATING',
          TableArn: /:table\/users$/,
          BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
          DeletionProtectionEnabled: false,
        },
      },
    },
  },
  {
    title: 'creates a table with provisioned capacity, indexes, tags and protection',
    call: [
      'CreateTable',
      {
        TableName,
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: provisioned,
        AttributeDefinitions: definitions('id', 'placed', 'state'),
        KeySchema: [hash('id'), range('placed')],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'of-state',
            KeySchema: [hash('state')],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
            ProvisionedThroughput: provisioned,
          },
        ],
        DeletionProtectionEnabled: true,
        Tags: [{ Key: 'team', Value: 'a' }],
      },
    ],
    expect: { answer: { TableDescription: { DeletionProtectionEnabled: true } } },
  },
  {
    title: 'refuses to create a table twice',
    given: [table],
    call: table,
    expect: { error: 'ResourceInUseException' },
  },
  {
    title: 'refuses attributes that no key uses',
    call: ['CreateTable', { ...onDemand, AttributeDefinitions: definitions('id', 'name') }],
    expect: { error: 'ValidationException' },
  },
  {
    title: 'refuses streams',
    call: [
      'CreateTable',
      { ...onDemand, StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
    ],
    expect: { refused: 'StreamSpecification' },
  },
  {
    title: 'refuses KMS keys',
    call: ['CreateTable', { ...onDemand, SSESpecification: { Enabled: true } }],
    expect: { refused: 'SSESpecification' },
  },
  {
    title: 'describes a table',
    given: [table],
    call: ['DescribeTable', { TableName }],
    expect: { answer: { Table: { TableName, TableStatus: 'ACTIVE', KeySchema: [hash('id')] } } },
  },
  {
    title: 'reports a missing table',
    call: ['DescribeTable', { TableName }],
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'lists tables in pages',
    given: ['aaa', 'bbb', 'ccc'].map((name): Call => [
      'CreateTable',
      { ...onDemand, TableName: name },
    ]),
    call: ['ListTables', { ExclusiveStartTableName: 'aaa', Limit: 1 }],
    expect: { answer: { TableNames: ['bbb'], LastEvaluatedTableName: 'bbb' } },
  },
  {
    title: 'returns the tags with which a table was created',
    given: [['CreateTable', { ...onDemand, Tags: [{ Key: 'team', Value: 'a' }] }]],
    call: [
      'ListTagsOfResource',
      ([made]) => ({
        ResourceArn: (made as { TableDescription?: { TableArn: string } })?.TableDescription
          ?.TableArn,
      }),
    ],
    expect: { answer: { Tags: [{ Key: 'team', Value: 'a' }] } },
  },
  {
    operation: 'UntagResource',
    title: 'adds and removes tags',
    given: [
      table,
      [
        'TagResource',
        {
          ResourceArn: arn(),
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { ResourceArn: arn(), TagKeys: ['a'] }],
    ],
    call: ['ListTagsOfResource', { ResourceArn: arn() }],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
  {
    operation: 'TagResource',
    title: 'refuses to tag a missing table',
    call: ['TagResource', { ResourceArn: arn(), Tags: [{ Key: 'a', Value: '1' }] }],
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    operation: 'DeleteTable',
    title: 'deletes a table with its items',
    given: [...withAnn, ['DeleteTable', { TableName }]],
    call: get('1'),
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'refuses to delete a protected table',
    given: [['CreateTable', { ...onDemand, DeletionProtectionEnabled: true }]],
    call: ['DeleteTable', { TableName }],
    expect: { error: 'ValidationException', message: /protected against deletion/ },
  },
  {
    operation: 'UpdateTable',
    title: 'deletes a table after its protection is removed',
    given: [
      ['CreateTable', { ...onDemand, DeletionProtectionEnabled: true }],
      ['UpdateTable', { TableName, DeletionProtectionEnabled: false }],
    ],
    call: ['DeleteTable', { TableName }],
    expect: { answer: { TableDescription: { TableStatus: 'DELETING' } } },
  },
  {
    title: 'builds an index of an on-demand table',
    given: withAnn,
    call: addIndex(),
    expect: {
      answer: {
        TableDescription: {
          TableStatus: 'UPDATING',
          GlobalSecondaryIndexes: [{ IndexName: 'by-name', IndexStatus: 'CREATING' }],
        },
      },
    },
  },
  {
    operation: 'UpdateTable',
    title: 'finds existing items by a new index',
    given: [...withAnn, addIndex(), put('2', { name: S('Bob') })],
    call: byName('Ann'),
    expect: { answer: { Items: [ann], Count: 1 } },
  },
  {
    operation: 'UpdateTable',
    title: 'keeps a new index up to date',
    given: [...withAnn, addIndex(), put('2', { name: S('Bob') })],
    call: byName('Bob'),
    expect: { answer: { Count: 1 } },
  },
  {
    title: 'requires definitions of the attributes of an index',
    given: [table],
    call: [
      'UpdateTable',
      {
        TableName,
        GlobalSecondaryIndexUpdates: [
          { Create: { IndexName: 'by-name', KeySchema: [hash('name')], Projection: all } },
        ],
      },
    ],
    expect: { error: 'ValidationException', message: /AttributeDefinitions/ },
  },
  {
    operation: 'UpdateTable',
    title: 'deletes an index',
    given: [
      table,
      addIndex(),
      [
        'UpdateTable',
        { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-name' } }] },
      ],
    ],
    call: byName('Ann'),
    expect: { error: 'ValidationException', message: /does not have the specified index/ },
  },
  {
    title: 'refuses to delete a missing index',
    given: [table],
    call: [
      'UpdateTable',
      { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] },
    ],
    expect: { error: 'ResourceNotFoundException' },
  },
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

function arn(): string {
  return 'arn:aws:dynamodb:eu-central-1:000000000000:table/users';
}

function addIndex(more: object = {}): Call {
  return [
    'UpdateTable',
    {
      TableName,
      AttributeDefinitions: definitions('name'),
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'by-name',
            KeySchema: [hash('name')],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['age'] },
            ...more,
          },
        },
      ],
    },
  ];
}

function byName(name: string): Call {
  return [
    'Query',
    {
      TableName,
      IndexName: 'by-name',
      KeyConditionExpression: '#n = :n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': S(name) },
    },
  ];
}

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

const items: Case[] = [
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

const of1 = {
  TableName,
  KeyConditionExpression: 'id = :id',
  ExpressionAttributeValues: { ':id': S('1') },
};

const searches: Case[] = [
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

const timeToLive = (Enabled: boolean, AttributeName = 'expires'): Call => [
  'UpdateTimeToLive',
  { TableName, TimeToLiveSpecification: { AttributeName, Enabled } },
];
const seconds = Math.floor(Date.now() / 1000);

const timesToLive: Case[] = [
  {
    title: 'is off by default',
    given: [table],
    call: ['DescribeTimeToLive', { TableName }],
    expect: { answer: { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } } },
  },
  {
    title: 'is turned on',
    given: [table],
    call: timeToLive(true),
    expect: {
      answer: { TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
    },
  },
  {
    title: 'returns its attribute',
    given: [table, timeToLive(true)],
    call: ['DescribeTimeToLive', { TableName }],
    expect: {
      answer: {
        TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
      },
    },
  },
  ...(
    [
      [[table, timeToLive(true)], timeToLive(true), /already enabled/],
      [[table], timeToLive(false), /already disabled/],
      [[table, timeToLive(true)], timeToLive(true, 'other'), /different AttributeName/],
    ] as const
  ).map(([given, call, message]): Case => ({
    title: `is not changed to what it cannot be: ${message.source}`,
    given,
    call,
    expect: { error: 'ValidationException', message },
  })),
  {
    operation: 'UpdateTimeToLive',
    title: 'deletes expired items, and no others',
    given: [
      table,
      put('gone', { expires: N(seconds - 10) }),
      put('ancient', { expires: N(seconds - 6 * 365 * 24 * 3600) }),
      put('later', { expires: N(seconds + 3600) }),
      put('text', { expires: S('1') }),
      put('without'),
      timeToLive(true),
    ],
    call: ['Scan', { TableName, Select: 'COUNT' }],
    expect: { answer: { Count: 4 } },
  },
  {
    operation: 'UpdateTimeToLive',
    title: 'deletes expired items from indexes',
    given: [
      table,
      addIndex(),
      put('gone', { name: S('Ann'), expires: N(seconds - 10) }),
      timeToLive(true),
    ],
    call: byName('Ann'),
    expect: { answer: { Count: 0 } },
  },
  {
    title: 'reports a missing table',
    call: timeToLive(true),
    expect: { error: 'ResourceNotFoundException' },
  },
];

const write = (...TransactItems: object[]): Call => ['TransactWriteItems', { TransactItems }];
const putIn = (id: string, more: object = {}) => ({
  Put: { TableName, Item: { id: S(id) }, ...more },
});
const unless = { ConditionExpression: 'attribute_not_exists(id)' };
const cancelled = 'TransactionCanceledException';
const named = {
  ConditionExpression: '#n = :n',
  ExpressionAttributeNames: { '#n': 'name' },
  ExpressionAttributeValues: { ':n': S('Ann') },
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
};

const transactions: Case[] = [
  {
    operation: 'TransactWriteItems',
    title: 'executes all actions',
    given: [
      ...withAnn,
      put('2', { name: S('Ann') }),
      put('3', { name: S('Ann') }),
      [
        'TransactWriteItems',
        {
          TransactItems: [
            { ConditionCheck: { TableName, Key, ...named } },
            { Delete: { TableName, Key: { id: S('2') }, ...named } },
            {
              Update: {
                TableName,
                Key: { id: S('3') },
                UpdateExpression: 'SET age = :age',
                ...named,
                ExpressionAttributeValues: { ...named.ExpressionAttributeValues, ':age': N(1) },
              },
            },
            putIn('4', {
              ConditionExpression: 'attribute_not_exists(#n) OR #n = :n',
              ExpressionAttributeNames: named.ExpressionAttributeNames,
              ExpressionAttributeValues: named.ExpressionAttributeValues,
            }),
          ],
          ReturnConsumedCapacity: 'NONE',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
    ],
    call: ['Scan', { TableName, Select: 'COUNT' }],
    expect: { answer: { Count: 3 } },
  },
  {
    title: 'returns the cancellation reason of each item',
    given: withAnn,
    call: write(
      putIn('2'),
      putIn('1', { ...unless, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ),
    expect: {
      error: cancelled,
      message: /specific reasons \[None, ConditionalCheckFailed\]$/,
      having: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: ann },
        ],
      },
    },
  },
  {
    title: 'fails an action that the current item does not allow',
    given: withAnn,
    call: write(putIn('2'), {
      Update: {
        TableName,
        Key,
        UpdateExpression: 'SET #n = #n + :one',
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':one': N(1) },
      },
    }),
    expect: {
      error: cancelled,
      having: { CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }] },
    },
  },
  {
    title: 'refuses two actions on one item',
    given: [table],
    call: write(putIn('1'), { Delete: { TableName, Key } }),
    expect: { error: 'ValidationException', message: /multiple operations on one item/ },
  },
  {
    title: 'requires a table',
    call: write(putIn('1')),
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'requires an item',
    given: [table],
    call: write(),
    expect: { error: 'ValidationException' },
  },
  {
    title: 'requires one action for each item',
    given: [table],
    call: write({ ...putIn('1'), Delete: { TableName, Key } }),
    expect: { error: 'ValidationException' },
  },
  {
    operation: 'TransactWriteItems',
    title: 'executes a transaction once for the same token',
    given: [table, ...twice({ TransactItems: [add(1)] })],
    call: get('1'),
    expect: { answer: { Item: { age: N(1) } } },
  },
  {
    title: 'refuses another transaction with the same token',
    given: [
      table,
      ['TransactWriteItems', { TransactItems: [add(1)], ClientRequestToken: 'token' }],
    ],
    call: ['TransactWriteItems', { TransactItems: [add(2)], ClientRequestToken: 'token' }],
    expect: { error: 'IdempotentParameterMismatchException' },
  },
  {
    title: 'reads several items at once',
    given: withAnn,
    call: [
      'TransactGetItems',
      {
        TransactItems: [
          {
            Get: {
              TableName,
              Key,
              ProjectionExpression: '#n',
              ExpressionAttributeNames: { '#n': 'name' },
            },
          },
          { Get: { TableName, Key: { id: S('none') } } },
        ],
        ReturnConsumedCapacity: 'NONE',
      },
    ],
    expect: {
      answer: { Responses: [{ Item: { name: S('Ann'), id: undefined } }, { Item: undefined }] },
    },
  },
  {
    title: 'has no PartiQL',
    given: [table],
    call: ['ExecuteStatement', { Statement: 'SELECT * FROM users' }],
    expect: { refused: 'ExecuteStatement' },
  },
];

const refusing: Case[] = [
  {
    title: 'names the missing table',
    given: [table],
    call: table,
    expect: { error: 'ResourceInUseException', message: /^Table already exists: users$/ },
  },
  {
    title: 'returns no new values of a deleted item',
    given: [table],
    call: ['DeleteItem', { TableName, Key, ReturnValues: 'UPDATED_NEW' }],
    expect: { error: 'ValidationException', message: /^Return values set to invalid value$/ },
  },
  {
    title: 'refuses a request to both put and delete',
    given: [table],
    call: [
      'BatchWriteItem',
      { RequestItems: { users: [{ PutRequest: { Item: ann }, DeleteRequest: { Key } }] } },
    ],
    expect: { error: 'ValidationException', message: /more than one datatypes set/ },
  },
  {
    title: 'refuses an attribute whose name would be lost',
    given: [table],
    call: ['PutItem', { TableName, Item: { ...ann, ['__proto__']: S('lost') } }],
    expect: { refused: '__proto__' },
  },
];

function add(by: number) {
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: 'ADD age :by',
      ExpressionAttributeValues: { ':by': N(by) },
    },
  };
}

function twice(input: object): Call[] {
  const call: Call = ['TransactWriteItems', { ...input, ClientRequestToken: 'token' }];
  return [call, call];
}

export const dynamodbTable: ConformanceTable = {
  service: 'dynamodb',
  cases: [...tables, ...items, ...searches, ...timesToLive, ...transactions, ...refusing],
};
