import type { EnvironmentSettings } from './schema/environment-schema.ts';

/** How the services of an environment are reached. */
export type Entry = 'load-balancer' | 'gateway';

/** A load balancer's certificate needs a domain; API Gateway provides a name and a certificate. */
export const entryOf = ({ domain }: Pick<EnvironmentSettings, 'domain'>): Entry =>
  domain === undefined ? 'gateway' : 'load-balancer';
