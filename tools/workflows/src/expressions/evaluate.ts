import { loadGitHub } from '../checkers/load-github.ts';

/**
 * What GitHub makes of an expression.
 * @param contexts `needs`, `inputs` and the like
 * @throws for what is no expression, or names another context
 */
export function evaluate(expression: string, contexts: Readonly<Record<string, unknown>>): unknown {
  const { data, Evaluator, Lexer, Parser } = loadGitHub();
  const text = expression.replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const tree = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), []).parse();
  return new Evaluator(tree, JSON.parse(JSON.stringify(contexts), data.reviver)).evaluate().value;
}
