import type { FoundOperation } from './found-operation.ts';
import type { OpenApiDocument } from './open-api-document.ts';

/** The operations of an API description; one without an id has its method and path instead. */
export const operationsOf = (document: OpenApiDocument): FoundOperation[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      id: operation.operationId ?? `${method} ${path}`,
      path,
      method,
      operation,
    })),
  );
