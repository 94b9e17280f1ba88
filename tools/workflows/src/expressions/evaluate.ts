import { loadGitHub } from '../checkers/load-github.ts';
import { perText } from '../files/per-text.ts';

/** The results of `success()` and similar functions, which exist only in conditions. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/**
 * Evaluates an expression as GitHub does.
 * @param contexts `needs`, `inputs` and others
 * @param status For a condition
 * @throws for an invalid expression, or one that names an unknown context or function
 */
export function evaluate(
  expression: string,
  contexts: Readonly<Record<string, unknown>>,
  status?: Status,
): unknown {
  const all: Readonly<Record<string, unknown>> = { ...UNKNOWN, ...contexts };
  const names = Object.keys(all).sort().join();
  // Passing contexts takes most of the time, so only those in use are passed.
  const used = Object.fromEntries(namedIn(expression, names).map((name) => [name, all[name]]));
  return JSON.parse(
    evaluated(expression, names, JSON.stringify(used), status ? JSON.stringify(status) : ''),
  );
}

const namedIn = perText((expression: string, names: string): readonly string[] =>
  names.split(',').filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(expression)),
);

/** The value as JSON. Most steps of a simulation evaluate what others have evaluated. */
const evaluated = perText(
  (expression: string, names: string, contexts: string, status: string): string => {
    const { data, Evaluator } = loadGitHub();
    const tree = parse(
      expression.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1'),
      names,
      status === '' ? '' : FUNCTIONS.join(),
    );
    const results: object = status === '' ? {} : JSON.parse(status);
    const functions = new Map([
      ...Object.entries({ ...results, always: true }).map(
        ([name, value]) =>
          [name, { ...signature(name), call: () => new data.BooleanData(value) }] as const,
      ),
      [HASH_FILES.name, { ...HASH_FILES, call: () => new data.StringData('') }] as const,
    ]);
    const result = new Evaluator(tree, JSON.parse(contexts, data.reviver), functions).evaluate();
    return JSON.stringify(result, data.replacer);
  },
);

/** Contexts whose values are known in a run only: a team's own workflows use them. */
const UNKNOWN = { env: {}, job: {}, runner: {}, secrets: {}, strategy: {}, vars: {} };
const FUNCTIONS = ['always', 'success', 'failure', 'cancelled'];
const HASH_FILES = { name: 'hashFiles', minArgs: 1, maxArgs: 255 };
const signature = (name: string) => ({ name, minArgs: 0, maxArgs: 0 });

const parse = perText((text: string, contexts: string, functions: string): unknown => {
  const { Lexer, Parser } = loadGitHub();
  const names = functions === '' ? [] : functions.split(',');
  return new Parser(new Lexer(text).lex().tokens, contexts.split(','), [
    ...names.map(signature),
    HASH_FILES,
  ]).parse();
});

/** Whether a condition holds; without a status function, it also requires success. */
export function holds(
  condition: unknown,
  contexts: Readonly<Record<string, unknown>>,
  status: Status,
): boolean {
  if (condition === undefined || condition === true) return status.success;
  const text = String(condition);
  const asks = /\b(?:always|success|failure|cancelled)\s*\(/.test(text);
  const value = evaluate(text, contexts, status);
  const isTrue = value !== null && value !== false && value !== 0 && value !== '';
  return isTrue && (asks || status.success);
}
