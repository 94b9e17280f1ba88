import type { Exception } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { UsedException } from '../model/verdict.ts';
import type { Excuse } from './find-excuses.ts';

export function usedExceptions(
  findings: readonly Finding[],
  excuses: readonly Excuse[],
): UsedException[] {
  const used = new Map<Exception, string[]>();
  for (const [at, { exceptions }] of excuses.entries())
    for (const exception of exceptions) {
      const { id, package: found } = findings[at] as Finding;
      const excused = `${id} in ${found.name} ${found.version}`.trim();
      const known = used.get(exception);
      if (known) known.push(excused);
      else used.set(exception, [excused]);
    }
  return [...used]
    .map(([{ file, vulnerability, owner, ticket, expires, notAffected }, excused]) => ({
      ...{ file, vulnerability, owner, ticket, expires },
      ...(notAffected && { notAffected }),
      findings: excused.length,
      excused,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}
