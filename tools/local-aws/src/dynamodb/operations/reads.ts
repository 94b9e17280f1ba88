import type { DynamoOperations } from '../context.ts';
import type { DelegatedOperation } from '../delegated-operation.ts';
import { runLater, validated } from '../dynalite.ts';

/** An operation that changes nothing, as dynalite implements it. */
export const reads = (action: DelegatedOperation): DynamoOperations => ({
  [action]: (input, { dynalite }) => runLater(dynalite, action, validated(dynalite, action, input)),
});
