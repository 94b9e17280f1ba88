import { perText } from '../files/per-text.ts';
import type { WorkflowProblem } from '../workflow-problem.ts';
import { loadGitHub } from './load-github.ts';

/** The problems that GitHub itself would report in a workflow or a local action. */
export const githubParser = perText(
  async (file: string, text: string): Promise<WorkflowProblem[]> => {
    const github = loadGitHub();
    const isAction = file.startsWith('.github/actions/');
    const parse = isAction ? github.parseAction : github.parseWorkflow;
    const { context, value } = parse(
      { name: file, content: text },
      new github.NoOperationTraceWriter(),
    );
    // Checks the content only if the file can be parsed.
    if (value && !isAction && context.errors.count === 0)
      await github.convertWorkflowTemplate(context, value);
    return context.errors.getErrors().map(({ rawMessage, range }) => ({
      rule: 'github-parser',
      file,
      line: range?.start.line ?? 1,
      message: rawMessage,
    }));
  },
);
