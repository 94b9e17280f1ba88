import type { StandardSchemaV1 } from '@standard-schema/spec';
import * as z from 'zod';
import type { Environment } from './environment.ts';
import { integerVariable } from './integer-variable.ts';
import type { FieldProblem } from '../responses/problem.ts';
import { unsafeTransport } from './unsafe-transport.ts';
import { toFieldProblems } from '../requests/validate.ts';

/** A timer with more milliseconds would fire at once. */
const LONGEST_MS = 2_147_000_000;
/** Below the time after which a value that was not refreshed expires. */
const LONGEST_REFRESH_MS = 43_200_000;
const milliseconds = (min: number) => integerVariable('milliseconds', min, LONGEST_MS);

const LIST = 'expected a comma-separated list without empty parts';

/** The environment variables of every service; the README lists the same. */
const kitSchema = z
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

/** The variables that the kit itself reads. */
export const KIT_VARIABLES: readonly string[] = Object.keys(kitSchema.shape);

export type KitConfiguration = z.infer<typeof kitSchema>;

/**
 * The environment variables do not match the service's configuration; the message names each wrong one.
 * @example await expect(createService(definition, { environment: {} })).rejects.toThrow(ConfigurationError);
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  /** One line for each wrong variable: its name and the fault. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not valid: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/**
 * Reads the kit's and the service's own variables.
 * @throws {ConfigurationError} naming all missing and invalid variables of both at once.
 */
export async function loadConfiguration<C>(
  environment: Environment,
  serviceSchema?: StandardSchemaV1<unknown, C>,
): Promise<{ kit: KitConfiguration; service: C }> {
  // An empty variable means "not set" in shells and task definitions.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const kit = await kitSchema['~standard'].validate(given);
  const service = await serviceSchema?.['~standard'].validate(given);
  const issues = [...(kit.issues ?? []), ...(service?.issues ?? [])];
  const unsafe = await unsafeTransport(given);
  if (issues.length > 0 || kit.issues || service?.issues || unsafe.length > 0) {
    throw new ConfigurationError([
      ...issues.flatMap(toFieldProblems).map((problem) => describe(problem, given)),
      ...unsafe,
    ]);
  }
  return { kit: kit.value, service: service?.value as C };
}

function describe({ field, detail }: FieldProblem, given: Environment): string {
  const value = given[field.split('.')[0] ?? ''];
  return value === undefined
    ? `${field} is missing`
    : `${field}: ${detail}, not ${JSON.stringify(value)}`;
}
