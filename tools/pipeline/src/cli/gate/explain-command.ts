import { Command } from 'commander';
import pc from 'picocolors';
import { collectVerdict } from '../../gate/collect-verdict.ts';
import type { Finding, Rating } from '../../gate/model/finding.ts';
import type { Decision, Verdict } from '../../gate/model/verdict.ts';
import { cleanVerdict } from '../../gate/reporters/clean-verdict.ts';
import { withSources, type SourceOptions } from '../../gate/options.ts';

/**
 * `gatehouse explain CVE-...` shows, rule by rule, why a finding blocks or not. Exits like the gate for these findings
 * alone.
 */
export function explainCommand(): Command {
  return withSources(
    new Command('explain')
      .description('Explain, rule by rule, why a vulnerability blocks or passes')
      .argument('<vulnerability>', 'any of its names: CVE, GHSA, ALAS ...'),
  ).action(async (vulnerability: string, options: SourceOptions) => {
    const { verdict: found } = await collectVerdict(options, new Date(), (message) =>
      process.stderr.write(`${message}\n`),
    );
    // Scanners' texts must not control a terminal.
    const verdict = cleanVerdict(found);
    const decisions = verdict.decisions.filter(({ finding }) =>
      finding.aliases.some((alias) => alias.toLowerCase() === vulnerability.toLowerCase()),
    );
    process.stdout.write(explanation(vulnerability, verdict, decisions));
    const blocks = decisions.some(({ action }) => action === 'block');
    process.exitCode = verdict.undecided.length > 0 ? 2 : blocks ? 1 : 0;
  });
}

const SAYS: Record<Decision['action'], string> = {
  block: pc.red('blocks'),
  warn: pc.yellow('is warned of'),
  grace: pc.yellow('has time'),
  except: pc.cyan('is excused'),
  count: 'is counted',
};

function explanation(
  vulnerability: string,
  { undecided, blocks }: Verdict,
  decisions: readonly Decision[],
): string {
  const lines = [
    ...undecided.map((reason) => `${pc.red('No decision:')} ${reason}`),
    ...blocks.map((reason) => `${pc.red('Blocks beside findings:')} ${reason}`),
    ...(decisions.length === 0 ? [`Nothing was found of ${vulnerability} in these scans.`] : []),
    ...decisions.flatMap(({ finding, action, steps }) => [
      `${pc.bold(finding.id)} in ${finding.package.name} ${finding.package.version} ${SAYS[action]}`,
      ...(finding.aliases.length > 1 ? [row('also', finding.aliases.join(', '))] : []),
      row('rated', finding.ratings.map(ratingText).join('; ')),
      ...(finding.related.length > 0 ? [row('related', finding.related.join(', '))] : []),
      ...(finding.package.purl === undefined ? [] : [row('package', finding.package.purl)]),
      ...exploitedRows(finding),
      ...(finding.suppressed.length > 0 ? [row('suppressed', finding.suppressed.join('; '))] : []),
      row('fixed in', finding.fixedIn.join(', ') || 'nothing yet'),
      ...steps.map(({ rule, says }) => row(rule, says)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Known attacks and their probability are different: only the former removes the grace period. */
function exploitedRows({ exploited, epss }: Finding): string[] {
  if (!exploited && epss === undefined) return [];
  const likely =
    epss === undefined
      ? 'EPSS unknown'
      : `EPSS ${(epss * 100).toFixed(1)}%, the probability of attacks within 30 days`;
  return [row('exploited', `${exploited ? 'yes, known to be' : 'not known to be'}; ${likely}`)];
}

/** The width of the longest rule name, outside-bundle. */
const row = (name: string, text: string) => `  ${name.padEnd(14)}  ${text}`;

function ratingText({ scanner, word, severity, known }: Rating): string {
  return `${scanner}: ${word || '(nothing)'}${known ? '' : `, not known, so ${severity}`}`;
}
