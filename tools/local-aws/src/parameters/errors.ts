import { ServiceError } from '../protocol/service-error.ts';

/** The error for an invalid parameter of a request. */
export const invalid = (message: string): ServiceError =>
  new ServiceError('ValidationException', message);
