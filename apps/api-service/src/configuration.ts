import * as z from 'zod';
import { integerVariable } from '@gatehouse/service-kit';

/** This service's environment variables, in addition to those of every service. */
export const configuration = z.object({
  /** Rendered from the manifest's grants, and the next three from other parts of the manifest. */
  USERS_TABLE: z.string().min(1),
  ASSETS_BUCKET: z.string().min(1),
  NOTIFICATION_SERVICE_URL: z.url({
    protocol: /^https?$/,
    error: 'expected an http or https URL',
  }),
  /** The secret with the key for calls to notification-service. */
  NOTIFICATION_KEYS_SECRET: z.string().min(1),
  /** Delay before the outbox retries a delivery; doubled each time, up to an hour. */
  NOTIFICATION_RETRY_MS: integerVariable('milliseconds', 100).default(30_000),
  /** The size of the largest accepted asset; 200 MiB. */
  ASSET_LIMIT_BYTES: integerVariable('bytes', 1).default(200 * 1024 * 1024),
});

export type Configuration = z.infer<typeof configuration>;
