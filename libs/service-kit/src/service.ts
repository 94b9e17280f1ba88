import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { CorsOptions } from 'cors';
import type { Router } from 'express';
import type { Check } from '@gatehouse/health';
import type { LineDestination } from '@gatehouse/logging';
import type { Environment } from './configuration/environment.ts';
import type { RouteLimits } from './requests/route-limits.ts';
import type { ServiceContext } from './service-context.ts';

/**
 * The definition of a service: its name and its behaviour. The kit adds everything else. A service with
 * a configuration must have its schema.
 */
export type ServiceDefinition<C = unknown> = ServiceParts<C> &
  (unknown extends C
    ? { configuration?: ConfigurationSchema<C> }
    : { configuration: ConfigurationSchema<C> });

/** The service's own environment variables, as any Standard Schema (zod, valibot, arktype). */
export type ConfigurationSchema<C> = StandardSchemaV1<unknown, C>;

interface ServiceParts<C> {
  /** The service's name, as in its manifest. */
  name: string;
  /** Its API description (OpenAPI 3.1), served at /openapi.json. */
  openApi?: object;
  /**
   * Allows browsers of other origins, with the options of
   * https://github.com/expressjs/cors#configuration-options. Comes before the rate limit, so that
   * browsers can read a 429.
   * @example cors: ({ configuration }) => ({ origin: configuration.ORIGINS, maxAge: 600 }),
   */
  cors?(context: ServiceContext<C>): CorsOptions;
  /**
   * Limits of single routes that differ from the service's. The first entry that matches a request
   * applies.
   * @example limits: [{ method: 'post', path: '/imports', bodyBytes: 5_000_000, timeoutMs: 60_000 }],
   */
  limits?: readonly RouteLimits[];
  /**
   * Routes without authentication: they come after the security headers and the rate limit and before
   * authentication. Bodies are not parsed, so that a webhook can verify the signed bytes. Requests that
   * no public route matches continue to authentication.
   * @example
   * publicRoutes: ({ secrets }) =>
   *   Router().post('/webhook', express.raw({ type: '*\/*', limit: 65_536 }), receive(secrets)),
   */
  publicRoutes?(context: ServiceContext<C>): Routes | Promise<Routes>;
  /**
   * The service's routes; only known callers reach them. Register health checks and resources here,
   * too.
   */
  routes(context: ServiceContext<C>): Routes | Promise<Routes>;
}

/**
 * A router, and not an app of its own: an app replaces the kit's `request` and `response`, and with
 * them `request.ip` and the last resort for errors.
 */
export type Routes = Router & { readonly listen?: never };

/** Creates the health check of one dependency from the service's context. */
export type DependencyCheck<C = unknown> = (context: ServiceContext<C>) => Check;

/** What surrounds a service; a test replaces it. */
export interface ServiceOptions {
  /** Default: the process's environment. */
  environment?: Environment;
  /** Where log lines go. Default: stdout. */
  logDestination?: LineDestination;
  /** Ends the start: what is open is closed, and `createService` rejects with the abort reason. */
  signal?: AbortSignal;
}
