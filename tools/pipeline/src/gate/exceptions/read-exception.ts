import { RuleError } from '../rule-error.ts';
import { schemaProblems } from '../schema-problems.ts';
import { readJsonc } from '../../json/read-jsonc.ts';
import { exceptionSchema, LONGEST_DAYS } from './exception-schema.ts';
import { servicesNamedIn } from './services-named-in.ts';
import { readVex } from './vex/read-vex.ts';
import type { Statements } from './vex/statements.ts';
import { isVex } from './vex/vex-kinds.ts';

const DAY_MS = 86_400_000;

/**
 * Parses a file of security/exceptions: Gatehouse's own format, which may have comments, or a VEX document.
 * @param now An exception with a later start does not count yet.
 * @returns what it excuses and revokes, and all its problems
 */
export function readException(file: string, text: string, now: Date): Statements {
  let document: unknown;
  try {
    document = readJsonc(text);
    return isVex(document) ? readVex(file, document, now) : readOwn(file, document, now);
  } catch (error) {
    const problems =
      error instanceof RuleError ? error.problems : [`${file}: ${(error as Error).message}`];
    return {
      exceptions: [],
      revocations: [],
      problems,
      services: servicesNamedIn(document),
      idle: [],
    };
  }
}

function readOwn(file: string, document: unknown, now: Date): Statements {
  const { data, error } = exceptionSchema.safeParse(document);
  if (error)
    throw new RuleError('GH-POLICY-004', schemaProblems(file, exceptionSchema, document, error));
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
  if (problems.length > 0)
    throw new RuleError(
      'GH-POLICY-004',
      problems.map((problem) => `${file}: ${problem}`),
    );
  const { vulnerability, packages, services, environments, reason, owner, ticket } = data;
  const versions = data.version === undefined ? data.versions : [data.version];
  const notAffected = data.vex?.status === 'not_affected';
  const scope = { packages, versions, services, environments };
  const common = { ...scope, reason, owner, ticket, expires, ...(notAffected && { notAffected }) };
  const names = vulnerability === undefined ? (data.vulnerabilities ?? []) : [vulnerability];
  return {
    exceptions: [...new Set(names)].map((name) => ({ file, vulnerability: name, ...common })),
    revocations: [],
    problems: [],
    services,
    idle: [],
    created: data.created,
  };
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
