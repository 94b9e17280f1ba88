/** dynalite's implementation of each operation; the store and the HTTP layer are our own. */
export type DelegatedOperation =
  | 'CreateTable'
  | 'UpdateTable'
  | 'DeleteTable'
  | 'DescribeTable'
  | 'ListTables'
  | 'TagResource'
  | 'UntagResource'
  | 'ListTagsOfResource'
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'Scan';
