import type { Exception } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { UsedException } from '../model/verdict.ts';
import type { Excuse } from './find-excuses.ts';

export function warningsOf(
  exceptions: readonly Exception[],
  used: readonly UsedException[],
  findings: readonly Finding[],
  excuses: readonly Excuse[],
): string[] {
  const keyOf = ({ file, vulnerability }: UsedException | Exception) => `${file}\n${vulnerability}`;
  const usedKeys = new Set(used.map(keyOf));
  const unused = exceptions.filter((exception) => !usedKeys.has(keyOf(exception)));
  const refused = new Map(excuses.flatMap((each) => [...each.refused]));
  const words = new Set(
    findings.flatMap(({ ratings }) =>
      ratings
        .filter(({ known }) => !known)
        .map(({ scanner, word }) => `${scanner} calls a severity "${word}"`),
    ),
  );
  return [
    ...unused.map((exception) => {
      const { file, vulnerability } = exception;
      const why = refused.get(exception);
      return why === undefined
        ? `${file}: nothing was found of ${vulnerability}; the exception can go`
        : `${file}: the exception for ${vulnerability} excuses nothing: it ${why}`;
    }),
    ...[...words]
      .sort()
      .map(
        (word) =>
          `${word}, which is not known and counts as CRITICAL; see severityWords in the policy`,
      ),
  ];
}
