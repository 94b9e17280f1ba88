import { names } from '@nx/devkit';
import type { JsonSchema } from './json-schema.ts';
import type { ApiDescription, DescribedOperation } from './read-api-description.ts';

/** An operation that a client has a method for. */
export interface ClientOperation extends DescribedOperation {
  readonly path: string;
  readonly verb: string;
  /** Name of the method, which is the operation's id: `notify`. */
  readonly method: string;
  /** Prefix of the types' names: `Notify`. */
  readonly type: string;
}

/** The media type of bodies that a client reads and writes. */
export const JSON_TYPE = 'application/json';

/** Operations in the order of the description, without those that accept bytes. */
export function operationsOf({ paths }: ApiDescription): ClientOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([verb, operation]) => {
      const { operationId: method, requestBody } = operation;
      if (method === undefined || (requestBody && !requestBody.content[JSON_TYPE])) return [];
      return [
        { ...operation, path, verb: verb.toUpperCase(), method, type: names(method).className },
      ];
    }),
  );
}

/** The schema of the first successful response, if it is JSON. */
export function answerOf({ responses }: DescribedOperation): JsonSchema | undefined {
  const success = Object.keys(responses).filter((status) => status.startsWith('2'));
  return success.length === 1 ? responses[success[0]!]?.content?.[JSON_TYPE]?.schema : undefined;
}
