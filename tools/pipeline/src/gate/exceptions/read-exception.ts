import { RuleError } from '../policy/read-policy.ts';
import { schemaProblems } from '../schema-problems.ts';
import { parseStrictJson } from '../strict-json.ts';
import { exceptionSchema, LONGEST_DAYS } from './exception-schema.ts';
import type { Exception } from './exception.ts';
import { isVex, readVex } from './read-vex.ts';

const DAY_MS = 86_400_000;

/**
 * Takes the text of a file of security/exceptions: one of ours, or a VEX document, which may hold several.
 * @param now What is allowed from a later day on does not count yet.
 * @throws {RuleError} with all that is wrong in it
 */
export function readException(file: string, text: string, now: Date): Exception[] {
  let document: unknown;
  try {
    document = parseStrictJson(text);
  } catch (error) {
    throw new RuleError([`${file}: ${(error as Error).message}`]);
  }
  if (isVex(document)) return readVex(file, document, now);
  const { data, error } = exceptionSchema.safeParse(document);
  if (error) throw new RuleError(schemaProblems(file, exceptionSchema, document, error));
  const created = midnight(data.created);
  const expires = midnight(data.expires);
  const days = (expires.getTime() - created.getTime()) / DAY_MS;
  const problems = [
    ...(days <= 0
      ? [`expires: must be after "created", ${data.created}; not ${data.expires}`]
      : []),
    ...(days > LONGEST_DAYS
      ? [`expires: must be within ${LONGEST_DAYS} days of "created", not ${days} days later`]
      : []),
    ...(created > now
      ? [`created: ${data.created} is still to come; now it is ${now.toISOString()}`]
      : []),
  ];
  if (problems.length > 0) throw new RuleError(problems.map((problem) => `${file}: ${problem}`));
  const { vulnerability, packages, services, environments, reason, owner, ticket } = data;
  return [
    { file, vulnerability, packages, services, environments, reason, owner, ticket, expires },
  ];
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
