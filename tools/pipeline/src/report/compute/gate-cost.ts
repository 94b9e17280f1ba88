import { findingsOf } from '../../records/finding-at.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { dayOf } from './calendar.ts';
import type { Period } from './period.ts';
import type { ServiceHistory } from './service-history.ts';
import { keyOf } from './spans.ts';
import { distributionOf, sum, type Distribution } from './statistics.ts';

/**
 * The outcome of a block. `right`: the finding was fixed. `accepted`: an exception lets it pass for now. `wrong`: it
 * was a false positive. `open`: nothing has passed since. `rule`: no finding blocked, such as an expired exception.
 */
export const BLOCKS = ['right', 'accepted', 'wrong', 'open', 'rule'] as const;
export type Block = (typeof BLOCKS)[number];

/** The cost and the benefit of the gate; re-scans delay no delivery and do not count. */
export interface GateCost {
  readonly gates: number;
  /** Time that it delayed deliveries, in total and each. */
  readonly minutes: number;
  readonly minutesEach: Distribution;
  readonly undecided: number;
  readonly blocks: Readonly<Record<Block, number>>;
}

export function gateCost(places: readonly ServiceHistory[], { first, last }: Period): GateCost {
  const blocks = Object.fromEntries(BLOCKS.map((block) => [block, 0])) as Record<Block, number>;
  const minutes: number[] = [];
  let undecided = 0;
  for (const place of places) {
    const gates = place.gates.filter(({ kind }) => kind === 'gate');
    for (const [index, gate] of gates.entries()) {
      if (dayOf(gate.at) < first || dayOf(gate.at) > last) continue;
      minutes.push(gate.milliseconds / 60_000);
      if (gate.outcome === 'undecided') undecided += 1;
      if (gate.outcome === 'blocked') blocks[judge(gate, gates.slice(index + 1))] += 1;
    }
  }
  return {
    gates: minutes.length,
    minutes: sum(minutes),
    minutesEach: distributionOf(minutes),
    undecided,
    blocks,
  };
}

function judge(gate: GateRecord, later: readonly GateRecord[]): Block {
  const blocking = findingsOf(gate.findings).filter(({ action }) => action === 'block');
  if (blocking.length === 0) return 'rule';
  const passed = later.find(({ outcome }) => outcome === 'passed');
  if (passed === undefined) return 'open';
  const left = new Map(findingsOf(passed.findings).map((finding) => [keyOf(finding), finding]));
  const now = blocking.map((finding) => left.get(keyOf(finding)));
  if (now.some((finding) => finding === undefined)) return 'right';
  return now.every((finding) => finding?.notAffected) ? 'wrong' : 'accepted';
}
