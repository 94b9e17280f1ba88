import type { StandardSchemaV1 } from '@standard-schema/spec';
import type * as z from 'zod';
import type { FieldProblem } from '../responses/field-problem.ts';
import type { Environment } from './environment.ts';
import { kitSchema } from './kit-schema.ts';
import { unsafeTransport } from './unsafe-transport.ts';
import { toFieldProblems } from '../requests/validate.ts';

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
