import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as parser from '@actions/workflow-parser';
import { buildSync } from 'esbuild';

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
  };
}

/** A function that an expression may call, such as `success()`. */
export interface ExpressionFunction {
  readonly name: string;
  readonly minArgs: number;
  readonly maxArgs: number;
}

const CONTENTS = `
  export { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from './index.js';
  export { parseAction } from './actions/action-parser.js';
  export { data, Evaluator, Lexer, Parser } from '@actions/expressions';
`;

let loaded: GitHub | undefined;

/** Bundles it first: its files import JSON and folders, which Node does not take as they are. */
export function loadGitHub(): GitHub {
  if (loaded) return loaded;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-github-'));
  try {
    const outfile = join(folder, 'github.cjs');
    buildSync({
      stdin: {
        contents: CONTENTS,
        resolveDir: dirname(fileURLToPath(import.meta.resolve('@actions/workflow-parser'))),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
    });
    loaded = createRequire(import.meta.url)(outfile) as GitHub;
    return loaded;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
