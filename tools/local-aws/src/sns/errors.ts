import { ServiceError } from '../protocol/service-error.ts';

export const invalid = (what: string): ServiceError =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${what}`);

export const notFound = (what: 'Topic' | 'Subscription'): ServiceError =>
  new ServiceError('NotFound', `${what} does not exist`, 404);
