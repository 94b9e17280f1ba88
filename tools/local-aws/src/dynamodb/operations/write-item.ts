import { keyOf, findItem, tableOf, type DynamoContext } from '../context.ts';
import { runNow, validated, type Input, type Item } from '../dynalite.ts';
import type { DelegatedOperation } from '../delegated-operation.ts';
import { DynamoError, invalid } from '../dynamo-error.ts';

/** A write of one item, checked. */
export interface ItemWrite {
  readonly action: DelegatedOperation;
  readonly input: Input;
  /** Whether the error of a failed condition contains the item. */
  readonly tellsItem: boolean;
}

/** @throws DynamoError for an invalid input */
export function checkedWrite(
  { dynalite }: DynamoContext,
  action: DelegatedOperation,
  input: Input,
): ItemWrite {
  const { ReturnValuesOnConditionCheckFailure: told, ...known } = input;
  // Only an update returns new values; dynalite refuses this for PutItem only.
  if (action === 'DeleteItem' && /^(ALL_NEW|UPDATED_)/.test(String(input['ReturnValues'])))
    throw invalid('Return values set to invalid value');
  return { action, input: validated(dynalite, action, known), tellsItem: told === 'ALL_OLD' };
}

/** @throws DynamoError, with the existing item if requested */
export function runWrite(context: DynamoContext, { action, input, tellsItem }: ItemWrite): object {
  try {
    return runNow(context.dynalite, action, input);
  } catch (error) {
    if (!tellsItem || !(error instanceof DynamoError)) throw error;
    if (error.code !== 'ConditionalCheckFailedException') throw error;
    const found = itemOf(context, input);
    throw new DynamoError(error.code, error.message, found ? { Item: found } : {});
  }
}

/** The current item with the key of the write. */
export function itemOf(context: DynamoContext, input: Input): Item | undefined {
  const table = tableOf(context, input['TableName'] as string);
  const { Item, Key } = input as { Item?: Item; Key?: Item };
  return table && findItem(context, table, Key ?? keyOf(table, Item ?? {}));
}
