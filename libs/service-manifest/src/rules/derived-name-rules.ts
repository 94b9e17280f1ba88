import { derivedVariables } from '../derived-variables.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { isReservedVariable } from '../variable-problem.ts';

/** Names whose variables collide or are invalid: the code would read one table and write another. */
export function derivedNameFindings(manifest: Manifest): DocumentProblem[] {
  const first = new Map<string, { name: string; text: string }>();
  return derivedVariables(manifest).flatMap(({ path, name, variable, given }) => {
    if (given) return [];
    const say = (message: string) => [{ path: [...path], message }];
    if (isReservedVariable(variable))
      return say(`${quoted(name)} would be read from ${variable}, which Gatehouse sets itself`);
    if (!/^[A-Z]/.test(variable))
      return say(
        `${quoted(name)} would be read from ${variable}, which is not a valid variable name: it must start with a letter`,
      );
    const before = first.get(variable);
    if (before === undefined) first.set(variable, { name, text: pathText(path) });
    // Another rule reports exact duplicates.
    return before === undefined || before.name === name
      ? []
      : say(
          `${quoted(name)} and ${quoted(before.name)} of ${before.text} would both be read from ${variable}; rename one of them`,
        );
  });
}

const quoted = (text: string) => JSON.stringify(text);

const pathText = (path: DocumentProblem['path']) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
