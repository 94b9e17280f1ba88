import * as z from 'zod';
import { DEVICES, isDeviceName, PROPERTY } from './reserved-names.ts';

/**
 * Maximum length of a service's name, so that all derived AWS names fit: a role has at most 64
 * characters.
 */
export const LONGEST_SERVICE_NAME = 40;
const SERVICE_NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,38}[a-z0-9]$/;
const RESERVED = new Set([
  'node-modules',
  'infrastructure',
  'workspace',
  'default',
  'local',
  // The zone of the internal addresses, `internal.<domain>`.
  'internal',
  // Prefix of secret names that belong to no service.
  'shared',
]);

/** Folders that Git, ESLint, Docker or npm ignore anywhere, or that hold tests only. */
const IGNORED = new Set(['build', 'coverage', 'deploy', 'dist', 'test', 'tests']);

/** The reason why a text cannot be the name of a service; undefined if it can. */
export function serviceNameProblem(name: string): string | undefined {
  if (name.length > LONGEST_SERVICE_NAME)
    return `is ${name.length} characters long; allowed: 2 to ${LONGEST_SERVICE_NAME}`;
  if (!SERVICE_NAME.test(name))
    return 'must be lower-case words of letters and digits with single hyphens in between, 2 to 40 characters, a letter first';
  if (RESERVED.has(name)) return 'is reserved by Gatehouse';
  if (IGNORED.has(name)) return 'is a folder that Git, ESLint, npm or Docker ignores';
  if (name === PROPERTY) return 'is a property of every JavaScript object';
  if (isDeviceName(name)) return 'is a device on Windows, where no folder can have that name';
  return /^(?:aws|ecs|fargate)(?:-|$)/.test(name)
    ? 'must not start with a prefix that AWS reserves'
    : undefined;
}

/** The same for editors, in one expression. */
const SERVICE_PATTERN = `^(?!(?:${[...RESERVED, ...IGNORED, PROPERTY, DEVICES].join('|')})$)(?!(?:aws|ecs|fargate)(?:-|$))${SERVICE_NAME.source.slice(1)}`;

export const serviceName = z
  .string({ error: 'must be the name of a service' })
  .meta({
    pattern: SERVICE_PATTERN,
    patternErrorMessage: `Must be the name of a service: lower-case words with single hyphens in between, 2 to ${LONGEST_SERVICE_NAME} characters, none that Gatehouse, AWS or Windows reserves`,
  })
  .superRefine((name, context) => {
    const problem = serviceNameProblem(name);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
