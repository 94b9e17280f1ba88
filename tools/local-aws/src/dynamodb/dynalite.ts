import { DynamoError } from './dynamo-error.ts';
import { part } from './dynalite-part.ts';
import type { DynaliteStore } from './dynalite-store.ts';
import type { Table } from './table.ts';
import type { DelegatedOperation } from './delegated-operation.ts';

export type Input = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, unknown>>;

/** dynalite has no types; these describe the parts that we use. */
interface Validations {
  checkTypes(input: object, types: object): Input;
  checkValidations(input: Input, types: object, custom: unknown, store: DynaliteStore): void;
}

interface Database {
  createKey(item: Item, table: Table): string;
  validateKey(key: Item, table: Table): DynaliteError | null | undefined;
  checkConditional(input: Input, item: Item | undefined): DynaliteError | null | undefined;
  updateIndexes(
    store: DynaliteStore,
    table: Table,
    before: Item | undefined,
    after: Item | undefined,
    done: (error?: Error) => void,
  ): void;
}

type Action = (
  store: DynaliteStore,
  input: Input,
  done: (error: DynaliteError | null, result: object) => void,
) => void;

export interface DynaliteError extends Error {
  readonly statusCode?: number;
  readonly body?: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

const fileOf = (action: DelegatedOperation): string =>
  action.charAt(0).toLowerCase() + action.slice(1);

export const database = part<Database>('db');
const validations = part<Validations>('validations');

/**
 * The input of dynalite's action: checked, with parsed expressions.
 * @throws DynamoError
 */
export function validated(store: DynaliteStore, action: DelegatedOperation, input: Input): Input {
  const { types, custom } = part<{ types: object; custom?: unknown }>(
    `validations/${fileOf(action)}`,
  );
  return asDynamoError(() => {
    const checked = validations.checkTypes(structuredClone(input), types);
    validations.checkValidations(checked, types, custom, store);
    return checked;
  });
}

/** Runs an action that reads, and may be asynchronous. */
export const runLater = (
  store: DynaliteStore,
  action: DelegatedOperation,
  input: Input,
): Promise<object> =>
  new Promise((resolve, reject) => {
    actionOf(action)(store, input, (error, result) =>
      error ? reject(DynamoError.from(error)) : resolve(result),
    );
  });

/**
 * Runs a synchronous action, as all are that write.
 * @throws DynamoError
 */
export function runNow(store: DynaliteStore, action: DelegatedOperation, input: Input): object {
  let outcome: { error: DynaliteError | null; result: object } | undefined;
  actionOf(action)(store, input, (error, result) => (outcome = { error, result }));
  if (!outcome) throw new Error(`dynalite did not finish ${action} synchronously`);
  if (outcome.error) throw DynamoError.from(outcome.error);
  return outcome.result;
}

const actionOf = (action: DelegatedOperation): Action => part<Action>(`actions/${fileOf(action)}`);

function asDynamoError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw DynamoError.from(error as DynaliteError);
  }
}
