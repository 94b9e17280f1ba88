import * as z from 'zod';
import { serviceName } from './service-name.ts';

/** What a service may do with a bucket. */
export const access = z
  .enum(['read', 'write', 'read-write'])
  .describe('What the service may do: read, write, read-write');

/** The service that owns the resource. */
export const owner = serviceName
  .optional()
  .describe('Service that owns it and whose stack creates it. Default: this one');

/** Without it, a person with permission must remove what a service has written. */
export const deletion = (what: string) =>
  z
    .boolean({ error: 'must be true or false' })
    .optional()
    .describe(`Whether the service may delete ${what}. Default false`);
