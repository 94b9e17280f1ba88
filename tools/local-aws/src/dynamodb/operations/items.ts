import type { DynamoOperations } from '../context.ts';
import { runLater, runNow, validated, type Delegated } from '../dynalite.ts';
import { checkedWrite, runWrite } from './write-item.ts';

const writesOne = (action: Delegated): DynamoOperations => ({
  [action]: (input, context) => runWrite(context, checkedWrite(context, action, input)),
});

const reads = (action: Delegated): DynamoOperations => ({
  [action]: (input, { dynalite }) => runLater(dynalite, action, validated(dynalite, action, input)),
});

export const itemOperations: DynamoOperations = {
  ...writesOne('PutItem'),
  ...writesOne('UpdateItem'),
  ...writesOne('DeleteItem'),
  ...reads('GetItem'),
  ...reads('Query'),
  ...reads('Scan'),
  ...reads('BatchGetItem'),
  BatchWriteItem: (input, { dynalite }) =>
    runNow(dynalite, 'BatchWriteItem', validated(dynalite, 'BatchWriteItem', input)),
};
