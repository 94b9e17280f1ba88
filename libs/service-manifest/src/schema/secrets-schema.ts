import * as z from 'zod';
import { variableName } from './names-schema.ts';
import { secretName } from './resource-names-schema.ts';
import { text } from './text-schema.ts';

/** Secrets that the service reads itself. */
export const secretsSchema = z
  .record(
    text('a name in camelCase', /^[a-z][A-Za-z0-9]*$/, 'Name of the secret in the code'),
    secretName,
  )
  .optional()
  .describe(
    'Secrets that the service reads at run time, by their names in the code. `apiKeys` has the keys that callers authenticate with',
  );

/** Secrets in environment variables. */
export const injectedSecretsSchema = z
  .record(
    variableName,
    z.strictObject({
      secret: secretName,
      field: text('the name of a field', /^\w{1,128}$/, 'Field of a JSON secret').optional(),
    }),
  )
  .optional()
  .describe(
    'Secrets that ECS injects as environment variables, for third-party processes that cannot read them themselves. They are visible in dumps, and a rotation needs new tasks',
  );
