import type { DescribedOperation } from './open-api-document.ts';

export interface FoundOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
}
