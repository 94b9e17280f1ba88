import { appendFile, writeFile } from 'node:fs/promises';
import pc from 'picocolors';
import { coloursFor } from '../terminal.ts';
import type { Verdict } from './model/verdict.ts';
import { REPORTERS } from './reporters/index.ts';

export type Reporter = keyof typeof REPORTERS;

/**
 * Writes a verdict in every requested format, and in GitHub's own if the environment requests them: the job summary,
 * and annotations.
 * @param outputs Files, in the order of the formats; the terminal for "-" or a missing one.
 */
export async function writeReports(
  verdict: Verdict,
  formats: readonly Reporter[],
  outputs: readonly string[],
  now: Date,
): Promise<void> {
  const asked = formats.length > 0 ? formats : (['text'] as const);
  for (const [at, format] of asked.entries()) {
    const file = outputs[at] ?? '-';
    const terminal = file === '-';
    const text = REPORTERS[format](verdict, {
      now,
      colours: coloursFor(terminal ? undefined : file),
    });
    if (terminal) process.stdout.write(text);
    else await writeFile(file, text);
  }
  const plain = { now, colours: pc.createColors(false) };
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: actions } = process.env;
  if (summary) await appendFile(summary, REPORTERS.markdown(verdict, plain));
  // GitHub reads both streams, and the requested output may be piped.
  if (actions === 'true' && !asked.includes('github'))
    process.stderr.write(REPORTERS.github(verdict, plain));
}
