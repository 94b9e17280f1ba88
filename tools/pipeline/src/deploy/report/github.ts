import { appendFile } from 'node:fs/promises';
import pc from 'picocolors';
import type { OperationResult } from './report.ts';
import { text } from './text.ts';

/** Writes the job summary and the step outputs, if the environment names their files. */
export async function writeForGithub(
  report: OperationResult,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = env;
  if (summary) await appendFile(summary, summaryOf(report));
  if (output) await appendFile(output, outputsOf(report));
}

/** The report as Markdown. Foreign text is in a code block, where it is no markup; pure. */
export function summaryOf(report: OperationResult): string {
  const { command, outcome, service, environment } = report;
  const body = text(report, pc.createColors(false)).replaceAll('```', "'''");
  return `### ${command} ${service} in ${environment}: ${outcome}\n\n\`\`\`\n${body}\`\`\`\n\n`;
}

/** `outcome`, `revision`, `image`, and whether anything was `changed`, each on one line; pure. */
export const outputsOf = ({ outcome, revision = '', image = '', done }: OperationResult): string =>
  [
    `outcome=${outcome}`,
    `revision=${revision}`,
    `image=${image}`,
    `changed=${outcome === 'deployed' || (outcome !== 'unchanged' && done.length > 0)}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
