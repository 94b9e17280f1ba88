import * as z from 'zod';
import { RuleError } from '../../rule-error.ts';
import type { VexDocument } from './statement.ts';
import type { Statements } from './statements.ts';
import { KINDS } from './vex-kinds.ts';
import { problemsOf } from './vex-problems.ts';
import { exceptionsIn, revocationsIn } from './vex-scopes.ts';

/**
 * What a VEX document excuses and revokes: "not affected" excuses for the maximum validity of an exception, counted
 * from the statement's time, and "fixed" in the named versions; all other statements revoke.
 * @throws {RuleError} if it is invalid as a whole
 */
export function readVex(file: string, document: unknown, now: Date): Statements {
  const kind = KINDS.find(({ is }) => is(document as Readonly<Record<string, unknown>>));
  let vex: VexDocument;
  try {
    vex = kind?.read(document) ?? { author: '', statements: [] };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new RuleError(
      'GH-POLICY-006',
      error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    );
  }
  const { author, statements } = vex;
  const problems = statements.flatMap((statement) => problemsOf(statement, now));
  const excusing = statements.filter(({ effect }) => effect !== 'revokes');
  const targets = excusing.flatMap((statement) => statement.targets);
  return {
    problems: [...new Set(problems)].map((problem) => `${file}: ${problem}`),
    exceptions: problems.length > 0 ? [] : exceptionsIn(file, author, excusing),
    revocations: statements
      .filter(({ effect }) => effect === 'revokes')
      .flatMap((statement) => revocationsIn(file, statement)),
    services:
      targets.length === 0 || targets.some(({ services }) => services === undefined)
        ? undefined
        : [...new Set(targets.flatMap(({ services }) => services ?? []))],
    idle: excusing.flatMap(({ vulnerability, targets: said }) =>
      said
        .filter(({ elsewhere }) => elsewhere === true)
        .map(
          () => `${file}: what it says of ${vulnerability} is about no image and excuses nothing`,
        ),
    ),
  };
}
