import type { DynamoOperations } from '../context.ts';
import { runNow, validated, type Input } from '../dynalite.ts';
import { invalid } from '../dynamo-error.ts';

interface TransactGet {
  readonly TransactItems?: readonly { readonly Get?: Input }[];
}

export const transactGetOperations: DynamoOperations = {
  TransactGetItems(input, { dynalite }) {
    const { TransactItems: items = [] } = input as TransactGet;
    if (items.length < 1 || items.length > 100)
      throw invalid(
        "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100 and greater than or equal to 1",
      );
    const gets = items.map(({ Get }) => validated(dynalite, 'GetItem', Get ?? {}));
    return { Responses: gets.map((get) => runNow(dynalite, 'GetItem', get)) };
  },
};
