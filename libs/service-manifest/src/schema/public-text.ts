import { SECRET_FORMS } from '../source/secret-text.ts';
import { FORBIDDEN_VARIABLES } from '../variable-problem.ts';
import type { JsonSchema } from './json-schema-parts.ts';

/** Variables of tasks: no names that Gatehouse sets or that are those of secrets, and no secrets. */
export const withoutSecrets = (environment: JsonSchema = {}): JsonSchema => ({
  ...environment,
  propertyNames: {
    allOf: [
      environment['propertyNames'],
      {
        not: { pattern: FORBIDDEN_VARIABLES },
        errorMessage:
          'Gatehouse sets this variable itself, or it is the name of a secret, which belongs under "secrets"',
      },
    ],
  },
  additionalProperties: publicText(environment.additionalProperties),
});

/** A text that is no secret. */
export const publicText = (text: JsonSchema = {}): JsonSchema => ({
  ...text,
  allOf: [
    {
      not: { type: 'string', pattern: SECRET_FORMS },
      errorMessage: 'This looks like a secret; put it into Secrets Manager, and rotate it',
    },
  ],
});
