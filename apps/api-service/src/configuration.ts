import * as z from 'zod';
import { integerVariable } from '@gatehouse/service-kit';

/** What this service reads from its environment beyond what every service does. */
export const configuration = z.object({
  /** Rendered from the manifest's grants, as are the next three from its other parts. */
  USERS_TABLE: z.string().min(1),
  ASSETS_BUCKET: z.string().min(1),
  NOTIFICATION_SERVICE_URL: z.url({
    protocol: /^https?$/,
    error: 'expected an http or https URL',
  }),
  /** The secret that holds the key for calling notification-service. */
  NOTIFICATION_KEYS_SECRET: z.string().min(1),
  /** How long a notification waits in the outbox before its delivery is tried again; doubled each time, up to an hour. */
  NOTIFICATION_RETRY_MS: integerVariable('milliseconds', 100).default(30_000),
  /** The largest asset that is taken; 200 MiB. */
  ASSET_LIMIT_BYTES: integerVariable('bytes', 1).default(200 * 1024 * 1024),
});

export type Configuration = z.infer<typeof configuration>;
