import type { ErrorCode } from '@gatehouse/service-manifest';
import { codeOf, linesOf } from './failure.ts';

/** Actions that may fail: their errors are part of the verdict. */
export class Attempts {
  readonly failures: string[] = [];
  readonly failureCodes: ErrorCode[] = [];

  /** @returns undefined if it fails */
  async attempt<T>(action: () => Promise<T> | T): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      this.failures.push(...linesOf(error));
      this.failureCodes.push(codeOf(error));
      return undefined;
    }
  }
}
