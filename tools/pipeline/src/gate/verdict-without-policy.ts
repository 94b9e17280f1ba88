import { SEVERITIES, type Severity } from './model/severity.ts';
import type { Verdict } from './model/verdict.ts';
import type { SourceOptions } from './options.ts';

/** The verdict where no policy could be read: undecided, with the reasons. */
export function verdictWithoutPolicy(
  { service, environment, image }: SourceOptions,
  now: Date,
  undecided: readonly string[],
): Verdict {
  return {
    outcome: 'undecided',
    service,
    environment,
    image: image.text,
    at: now,
    undecided,
    blocks: [],
    warnings: [],
    decisions: [],
    counts: Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
      Severity,
      number
    >,
    scans: [],
    exceptions: [],
    leftOut: [],
    others: [],
    holds: { until: now, because: 'nothing was decided' },
  };
}
