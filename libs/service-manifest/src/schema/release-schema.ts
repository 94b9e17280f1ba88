import * as z from 'zod';
import { text } from './text-schema.ts';
import { whole } from './whole-number.ts';

/**
 * ECS's limit for all overrides of a task together:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html
 */
const LONGEST_COMMAND = 8_192;

const step = z.strictObject({
  name: text(
    'lower-case words of letters and digits with hyphens in between, such as migrate',
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+){0,5}$/,
    'Name of the step in reports and in ECS',
  ).max(32, { error: 'must have 32 characters at most' }),
  command: z
    .array(
      text(
        'a string of 1 to 1024 characters',
        /^[^\0]{1,1024}$/,
        'Arguments of the image’s entry point, which is Node',
      ),
      { error: 'must be a list of strings, such as ["/app/main.mjs", "migrate"]' },
    )
    .min(1, { error: 'must not be empty' })
    .refine((command) => command.join(' ').length <= LONGEST_COMMAND, {
      error: `must have ${LONGEST_COMMAND} characters together at most`,
    })
    .describe('The command: ["/app/main.mjs", "migrate"]'),
  timeout: whole(1, 240, 'minutes')
    .optional()
    .describe('Minutes after which the step is stopped and the release fails. Default 20'),
});

/** Steps of a release. */
export const releaseSchema = z
  .strictObject({
    before: z
      .array(step, { error: 'must be a list of steps, each with a name and a command' })
      .min(1, { error: 'must not be empty' })
      .max(10, { error: 'must have 10 steps at most' })
      .describe(
        'Commands that must succeed before a release, such as migrations: one after the other, in the new image with the role and the network of the service. The previous version also runs while they run, and after a rollback',
      ),
  })
  .describe('Steps around a release');
