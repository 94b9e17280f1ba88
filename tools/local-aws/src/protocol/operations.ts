import type { Members } from './parameters.ts';

/**
 * The actions of a service: parameters in, result out, in the shapes of the SDK's types; an action
 * throws a ServiceError. `State` is what the service keeps.
 */
export type Operations<State> = Readonly<
  Record<string, (input: never, state: State) => object | Promise<object>>
>;

/** What each action takes, by its name; beside the actions. */
export type OperationParameters = Readonly<Record<string, Members>>;

/** The action of this name; nothing that every object has, such as `toString`. */
export const operationOf = <State>(operations: Operations<State>, action: string) =>
  Object.hasOwn(operations, action) ? operations[action] : undefined;
