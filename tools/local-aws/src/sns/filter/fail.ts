import type { ServiceError } from '../../protocol/service-error.ts';

/** The error for a mistake in a policy. */
export type Fail = (reason: string) => ServiceError;
