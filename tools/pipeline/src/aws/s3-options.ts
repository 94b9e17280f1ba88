import type { ClientOptions } from './client-settings.ts';
import type { DeadlineOptions } from './deadline.ts';

/** How a command uses its objects in S3. */
export interface S3Options {
  /** Called with what is being waited for: one line. */
  readonly progress: (message: string) => void;
  readonly client?: ClientOptions;
  /** For tests. */
  readonly deadline?: Partial<DeadlineOptions>;
}
