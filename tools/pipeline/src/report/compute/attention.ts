import { many } from '../../gate/reporters/describe-verdict.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { ATTENTION, type Attention } from './attention-entry.ts';
import { basesByImage } from './bases-by-image.ts';
import { behind } from './behind.ts';
import { dayOf } from './calendar.ts';
import { expiring } from './expiring.ts';
import { newestReleases } from './newest-releases.ts';
import { oldBase } from './old-base.ts';
import { pastDeadline } from './past-deadline.ts';
import { placeOf, type ServiceHistory } from './service-history.ts';
import type { Timeline } from './spans.ts';
import { unscanned } from './unscanned.ts';

export interface AttentionInput {
  /** Of existing services and environments. */
  readonly timelines: readonly Timeline[];
  /** All histories, including retired ones: for what images were built with. */
  readonly places: readonly ServiceHistory[];
  readonly now: number;
  /** Images in security/base-images.json as it is now, with their digests. */
  readonly bases: readonly string[] | undefined;
}

export function attention({ timelines, places, now, bases }: AttentionInput): Attention[] {
  const newest = newestReleases(timelines.map(({ place }) => place));
  const builtWith = basesByImage(places);
  const all = timelines.flatMap((timeline) => [
    ...blocked(timeline.place),
    ...rescans(timeline),
    ...unscanned(timeline, now),
    ...pastDeadline(timeline, dayOf(now)),
    ...expiring(timeline.place, now),
    ...behind(timeline, newest),
    ...oldBase(timeline, builtWith, bases),
  ]);
  return all.sort((a, b) => ATTENTION.indexOf(a.kind) - ATTENTION.indexOf(b.kind) || a.day - b.day);
}

const because = (lines: readonly string[]) => (lines[0] === undefined ? '' : `: ${lines[0]}`);

/** The last gate of a delivery that did not pass. */
function blocked(place: ServiceHistory): Attention[] {
  const last = place.gates.findLast(({ kind }) => kind === 'gate');
  if (last === undefined || last.outcome === 'passed') return [];
  return [
    {
      ...placeOf(place),
      ...describe(last),
      kind: last.outcome === 'blocked' ? 'blocked' : 'undecided',
    },
  ];
}

/** A running image that would no longer pass, or could not be decided on. */
function rescans({ place, running }: Timeline): Attention[] {
  const last = place.gates.findLast(({ kind }) => kind === 'rescan');
  if (last === undefined || last.image !== running || last.outcome === 'passed') return [];
  return [
    {
      ...placeOf(place),
      ...describe(last),
      kind: last.outcome === 'blocked' ? 'runs-blocked' : 'undecided',
    },
  ];
}

function describe(gate: GateRecord): { what: string; day: number; run: string | undefined } {
  const { at: when, run, outcome, undecided, blocks } = gate;
  const blocking = gate.findings.action.filter((action) => action === 0).length;
  const what =
    outcome === 'undecided'
      ? `${gate.kind === 'gate' ? 'The gate' : 'The re-scan'} lacks evidence${because(undecided)}`
      : `${gate.kind === 'gate' ? 'The gate blocks the release' : 'What runs violates the policy'}: ${
          blocking > 0 ? many(blocking, 'finding') : (blocks[0] ?? 'see the run')
        }`;
  return { what, day: dayOf(when), run };
}
