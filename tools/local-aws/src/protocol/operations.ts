import type { Members } from './parameters.ts';

/**
 * The actions of a service: parameters in, result out, in the shapes of the SDK's types; an action
 * throws a ServiceError. `State` is the service's data.
 */
export type Operations<State> = Readonly<
  Record<string, (input: never, state: State) => object | Promise<object>>
>;

/** The parameters of each action, by its name. */
export type OperationParameters = Readonly<Record<string, Members>>;

/** The action with this name; never an inherited member such as `toString`. */
export const operationOf = <State>(operations: Operations<State>, action: string) =>
  Object.hasOwn(operations, action) ? operations[action] : undefined;
