import { LONGEST_DAYS } from '../exception-schema.ts';
import type { Exception, Revocation, Scope } from '../exception.ts';
import type { Target, VexStatement } from './statement.ts';

const DAY_MS = 86_400_000;

/** What statements excuse. */
export function exceptionsIn(
  file: string,
  owner: string,
  statements: readonly VexStatement[],
): Exception[] {
  return statements.flatMap((statement) =>
    statement.targets
      .filter(({ elsewhere }) => elsewhere !== true)
      .map((target) => ({
        file,
        ...scopeOf(statement, target),
        reason: statement.reason ?? '',
        ...(statement.effect === 'harmless' && { notAffected: true }),
        owner,
        ticket: file,
        statedAt: statement.statedAt,
        expires: new Date(statement.statedAt.getTime() + LONGEST_DAYS * DAY_MS),
      })),
  );
}

/** What a statement revokes. */
export function revocationsIn(file: string, statement: VexStatement): Revocation[] {
  const { status, statedAt, targets, vulnerability, aliases } = statement;
  const everywhere: Target = { packages: [] };
  return (targets.length > 0 ? targets : [everywhere]).map((target) => ({
    file,
    ...scopeOf(statement, target),
    vulnerability,
    aliases,
    status,
    statedAt,
  }));
}

function scopeOf({ vulnerability, aliases }: VexStatement, target: Target): Scope {
  const { services, image, bom, packages, versions } = target;
  // Two CVEs are never the same vulnerability: if the author says so, only the main one is certain.
  const cves = new Set([vulnerability, ...aliases].filter((name) => name.startsWith('CVE-')));
  return {
    vulnerability,
    aliases: cves.size > 1 ? [] : aliases,
    packages,
    versions,
    services,
    environments: undefined,
    image,
    bom,
  };
}
