import type { Verdict } from '../../model/verdict.ts';
import { blocked } from './blocked.ts';
import { makeFinding } from './make-finding.ts';
import { decide, makeVerdict } from './make-verdict.ts';
import { NOW } from './reporter-options.ts';

/** A verdict in which every text that comes from outside is the given one. */
export function filledWith(hostile: string): Verdict {
  const finding = makeFinding({
    id: hostile,
    aliases: [hostile],
    package: { name: hostile, version: hostile, purl: hostile, kind: 'library' },
    layer: 'service',
    ratings: [{ scanner: hostile, word: hostile, severity: 'CRITICAL', known: false }],
    fixedIn: [hostile, hostile, hostile],
    paths: [hostile, hostile],
    suppressed: [hostile],
    related: [hostile],
    title: hostile,
    url: hostile,
  });
  const leftOut = { id: hostile, package: hostile, reason: hostile };
  const [exception] = blocked.exceptions;
  return makeVerdict({
    outcome: 'blocked',
    image: hostile,
    undecided: [hostile],
    blocks: [hostile],
    warnings: [hostile],
    decisions: (['block', 'grace', 'except', 'warn', 'count'] as const).map((action) =>
      decide(action, finding, hostile),
    ),
    scans: [{ scanner: hostile, version: hostile, origin: hostile, completedAt: NOW, findings: 1 }],
    exceptions: exception
      ? [{ ...exception, file: hostile, vulnerability: hostile, owner: hostile, ticket: hostile }]
      : [],
    leftOut: [leftOut],
    others: [{ kind: hostile, id: hostile, target: hostile, severity: hostile, title: hostile }],
  });
}
