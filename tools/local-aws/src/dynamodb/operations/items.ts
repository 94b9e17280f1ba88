import type { DynamoOperations } from '../context.ts';
import { runNow, validated } from '../dynalite.ts';
import type { DelegatedOperation } from '../delegated-operation.ts';
import { invalid } from '../dynamo-error.ts';
import { reads } from './reads.ts';
import { checkedWrite, runWrite } from './write-item.ts';

const writesOne = (action: DelegatedOperation): DynamoOperations => ({
  [action]: (input, context) => runWrite(context, checkedWrite(context, action, input)),
});

export const itemOperations: DynamoOperations = {
  ...writesOne('PutItem'),
  ...writesOne('UpdateItem'),
  ...writesOne('DeleteItem'),
  ...reads('GetItem'),
  ...reads('Query'),
  ...reads('Scan'),
  ...reads('BatchGetItem'),
  BatchWriteItem(input, { dynalite }) {
    const checked = validated(dynalite, 'BatchWriteItem', input);
    for (const requests of Object.values(checked['RequestItems'] as Record<string, object[]>))
      for (const { PutRequest, DeleteRequest } of requests as Record<string, unknown>[])
        if (PutRequest && DeleteRequest)
          throw invalid(
            'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
          );
    return runNow(dynalite, 'BatchWriteItem', checked);
  },
};
