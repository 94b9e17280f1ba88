import type * as parser from '@actions/workflow-parser';
import { part } from './github-part.ts';

/** GitHub's own code for workflows, actions and expressions. https://github.com/actions/languageservices */
export interface GitHub {
  readonly parseWorkflow: typeof parser.parseWorkflow;
  readonly parseAction: typeof parser.parseWorkflow;
  readonly convertWorkflowTemplate: typeof parser.convertWorkflowTemplate;
  readonly NoOperationTraceWriter: typeof parser.NoOperationTraceWriter;
  readonly Lexer: new (text: string) => { lex(): { tokens: unknown } };
  readonly Parser: new (
    tokens: unknown,
    contexts: string[],
    functions: readonly ExpressionFunction[],
  ) => { parse(): unknown };
  readonly Evaluator: new (
    tree: unknown,
    contexts: unknown,
    functions: ReadonlyMap<string, ExpressionFunction & { call: () => unknown }>,
  ) => { evaluate(): { kind: number; value: unknown } };
  readonly data: {
    readonly reviver: (key: string, value: unknown) => unknown;
    readonly replacer: (key: string, value: unknown) => unknown;
    readonly BooleanData: new (value: boolean) => unknown;
    readonly StringData: new (value: string) => unknown;
  };
}

/** A function that an expression may call, such as `success()`. */
export interface ExpressionFunction {
  readonly name: string;
  readonly minArgs: number;
  readonly maxArgs: number;
}

let loaded: GitHub | undefined;

export function loadGitHub(): GitHub {
  loaded ??= {
    ...part<Parsers>('./dist/index.js'),
    ...part<Pick<GitHub, 'parseAction'>>('./dist/actions/action-parser.js'),
    ...part<Pick<GitHub, 'data' | 'Evaluator' | 'Lexer' | 'Parser'>>('@actions/expressions'),
  };
  return loaded;
}

type Parsers = Pick<GitHub, 'convertWorkflowTemplate' | 'NoOperationTraceWriter' | 'parseWorkflow'>;
