import * as z from 'zod';
import { integerVariable } from './integer-variable.ts';

/** A timer with more milliseconds would fire at once. */
const LONGEST_MS = 2_147_000_000;

/** Below the time after which a value that was not refreshed expires. */
const LONGEST_REFRESH_MS = 43_200_000;
const milliseconds = (min: number) => integerVariable('milliseconds', min, LONGEST_MS);

const LIST = 'expected a comma-separated list without empty parts';

/** The environment variables of every service; the README lists the same. */
export const kitSchema = z
  .object({
    ENVIRONMENT: z.string().min(1),
    SERVICE_VERSION: z.string().min(1).default('development'),
    PORT: integerVariable('a port', 0, 65_535),
    HOST: z.string().min(1).optional(),
    TLS: z.enum(['on', 'off']).default('off'),
    AWS_REGION: z.string().min(1),
    LOG_LEVEL: z
      .enum(['error', 'warn', 'info', 'http', 'verbose', 'debug', 'silly'])
      .default('info'),
    LOG_FORMAT: z.enum(['json', 'pretty']).optional(),
    API_KEYS_SECRET: z.string().min(1).optional(),
    IDEMPOTENCY_TABLE: z.string().min(1).optional(),
    JWT_ISSUER: z.string().min(1).optional(),
    JWT_AUDIENCE: z
      .string()
      .refine((list) => list.split(',').every((each) => each.trim() !== ''), LIST)
      .transform((list) => list.split(',').map((each) => each.trim()))
      .optional(),
    RATE_LIMIT_PER_MINUTE: integerVariable('requests', 1).default(1_200),
    TRUSTED_PROXIES: integerVariable('proxies', 0).optional(),
    BODY_LIMIT_BYTES: integerVariable('bytes', 1).default(65_536),
    REQUEST_TIMEOUT_MS: milliseconds(1).default(10_000),
    KEEP_ALIVE_MS: milliseconds(1).default(65_000),
    DRAIN_DELAY_MS: milliseconds(0).optional(),
    SHUTDOWN_DEADLINE_MS: milliseconds(0).default(27_000),
    SECRETS_REFRESH_MS: integerVariable('milliseconds', 100, LONGEST_REFRESH_MS).default(300_000),
  })
  .superRefine(({ JWT_ISSUER, JWT_AUDIENCE }, context) => {
    if ((JWT_ISSUER === undefined) === (JWT_AUDIENCE === undefined)) return;
    const [missing, given] = JWT_ISSUER
      ? ['JWT_AUDIENCE', 'JWT_ISSUER']
      : ['JWT_ISSUER', 'JWT_AUDIENCE'];
    context.addIssue({ code: 'custom', path: [missing], message: `is required with ${given}` });
  });
