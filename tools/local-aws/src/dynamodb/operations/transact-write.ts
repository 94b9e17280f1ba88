import { findItem, keyOf, tableOf, type DynamoContext, type DynamoOperations } from '../context.ts';
import { database, validated, type Input, type Item } from '../dynalite.ts';
import { DynamoError, invalid } from '../dynamo-error.ts';
import { cancelled, none, reasonOf, type Reason } from '../cancellation.ts';
import { existing } from './tables.ts';
import { checkedWrite, itemOf, runWrite, type ItemWrite } from './write-item.ts';
import { isRepeated } from './transaction-token.ts';

type Kind = 'ConditionCheck' | 'Put' | 'Update' | 'Delete';
type TransactItem = Readonly<Partial<Record<Kind, Input>>>;

interface Transaction {
  readonly TransactItems?: readonly TransactItem[];
  readonly ClientRequestToken?: string;
}

/** One step of a transaction: it succeeds, or throws its cancellation reason. */
interface Step {
  readonly input: Input;
  run(): void;
}

export const transactWriteOperations: DynamoOperations = {
  TransactWriteItems(input, context) {
    const { TransactItems: items = [], ClientRequestToken: token } = input as Transaction;
    if (items.length < 1 || items.length > 100)
      throw invalid(
        "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100 and greater than or equal to 1",
      );
    const steps = items.map((item) => stepOf(context, item));
    checkDistinct(context, steps);
    if (token !== undefined && isRepeated(context, token, input)) return {};
    const reasons = steps.map(outcomeOf);
    if (reasons.some((reason) => reason !== none)) throw cancelled(reasons);
    return {};
  },
};

function stepOf(context: DynamoContext, item: TransactItem): Step {
  const kinds = Object.keys(item) as Kind[];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const input = item[kind] as Input;
  if (kind === 'ConditionCheck') return conditionCheck(context, input);
  if (kind === 'Update' && input['UpdateExpression'] === undefined)
    throw invalid('The expression can not be empty; UpdateExpression is missing');
  const write: ItemWrite = checkedWrite(context, `${kind}Item`, input);
  return { input, run: () => void runWrite(context, write) };
}

/** A condition without a write; its parameters are those of a deletion that deletes nothing. */
function conditionCheck(context: DynamoContext, input: Input): Step {
  const { ReturnValuesOnConditionCheckFailure: told, ...known } = input;
  if (known['ConditionExpression'] === undefined)
    throw invalid('The expression can not be empty; ConditionExpression is missing');
  const checked = validated(context.dynalite, 'DeleteItem', known);
  return {
    input,
    run() {
      const found = itemOf(context, checked);
      const error = database.checkConditional(checked, found);
      if (!error) return;
      const details = told === 'ALL_OLD' && found ? { Item: found } : {};
      throw new DynamoError('ConditionalCheckFailedException', error.message, details);
    },
  };
}

function checkDistinct(context: DynamoContext, steps: readonly Step[]): void {
  const seen = new Set<string>();
  for (const { input } of steps) {
    const { TableName: name, Item, Key } = input as { TableName: string; Item?: Item; Key?: Item };
    const table = existing(tableOf(context, name), name);
    const key = Key ?? keyOf(table, Item ?? {});
    findItem(context, table, key);
    const id = `${name}/${database.createKey(key, table)}`;
    if (seen.has(id))
      throw invalid('Transaction request cannot include multiple operations on one item');
    seen.add(id);
  }
}

function outcomeOf(step: Step): Reason {
  try {
    step.run();
    return none;
  } catch (error) {
    return reasonOf(error);
  }
}
