import { bySeverity as worstFirst } from '../../gate/model/severity.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { ATTENTION, type Attention } from './attention-entry.ts';
import { basesByImage } from './bases-by-image.ts';
import { dateOf, dayOf } from './calendar.ts';
import { newestReleases, type Release } from './newest-releases.ts';
import { succeeded, type ServiceHistory } from './service-history.ts';
import type { Timeline } from './spans.ts';

/** An exception is listed this many days before its end. */
const EXPIRES_WITHIN = 14;
/** A scan of a running image is too old after this many hours. */
export const SCAN_HOURS = 48;
const HOUR_MS = 3_600_000;

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

const at = ({ service, environment }: ServiceHistory) => ({ service, environment });
const because = (lines: readonly string[]) => (lines[0] === undefined ? '' : `: ${lines[0]}`);

/** The last gate of a delivery that did not pass. */
function blocked(place: ServiceHistory): Attention[] {
  const last = place.gates.findLast(({ kind }) => kind === 'gate');
  if (last === undefined || last.outcome === 'passed') return [];
  return [
    {
      ...at(place),
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
      ...at(place),
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
          blocking > 0 ? plural(blocking, 'finding') : (blocks[0] ?? 'see the run')
        }`;
  return { what, day: dayOf(when), run };
}

/** A running image without a complete scan in the last two days. */
function unscanned({ place, running, scan }: Timeline, now: number): Attention[] {
  if (running === undefined || (scan && now - scan.at <= SCAN_HOURS * HOUR_MS)) return [];
  const deployed = place.deployments.findLast((each) => succeeded(each) && each.image === running);
  return [
    {
      ...at(place),
      kind: 'unscanned',
      what: scan
        ? `The image that runs has no complete scan since ${dateOf(dayOf(scan.at))}`
        : 'The image that runs was never scanned completely',
      day: dayOf(scan?.at ?? deployed?.at ?? now),
    },
  ];
}

/**
 * Findings in running images that have been open for longer than the policy allows without a
 * ticket.
 */
function pastDeadline({ place, spans, scan }: Timeline, today: number): Attention[] {
  const late = spans.filter(({ ended, finding, since }) => {
    const days = scan?.ticketWithin[finding.severity];
    return ended === undefined && finding.action !== 'except' && days !== undefined
      ? today - since >= days
      : false;
  });
  if (late.length === 0) return [];
  late.sort((a, b) => worstFirst(a.finding.severity, b.finding.severity) || a.since - b.since);
  const names = late.slice(0, 3).map(({ finding }) => `${finding.id} in ${finding.package}`);
  const more = late.length > 3 ? ` and ${late.length - 3} more` : '';
  return [
    {
      ...at(place),
      kind: 'past-deadline',
      what: `${plural(late.length, 'finding')} past the deadline for a ticket: ${names.join(', ')}${more}`,
      day: Math.min(...late.map(({ since }) => since)),
    },
  ];
}

/** Exceptions that the last gate or re-scan used, and that end soon or have ended. */
function expiring(place: ServiceHistory, now: number): Attention[] {
  const last = place.gates.findLast(({ outcome }) => outcome !== 'undecided');
  return (last?.exceptions ?? [])
    .filter(({ expires }) => dayOf(expires) - dayOf(now) <= EXPIRES_WITHIN)
    .map(({ vulnerability, owner, expires, file }) => ({
      ...at(place),
      kind: 'exception-expires' as const,
      what: `The exception for ${vulnerability} ${expires <= now ? 'expired' : 'expires'} on ${dateOf(dayOf(expires))} (${owner}, ${file})`,
      day: dayOf(expires),
    }));
}

function behind(
  { place, running }: Timeline,
  newest: ReadonlyMap<string, ReadonlyMap<string, Release>>,
): Attention[] {
  const releases = [...(newest.get(place.service)?.values() ?? [])];
  const here = releases.findIndex(({ image }) => image === running);
  const last = releases.at(-1);
  if (running === undefined || last === undefined || here === -1 || last.image === running)
    return [];
  const first = releases[here + 1] as Release;
  return [
    {
      ...at(place),
      kind: 'behind',
      what: `${plural(releases.length - 1 - here, 'release')} behind the newest, which first ran on ${dateOf(dayOf(last.at))}`,
      day: dayOf(first.at),
    },
  ];
}

/** Running images whose base images the workspace now pins to another digest, or no longer uses. */
function oldBase(
  { place, running }: Timeline,
  builtWith: ReadonlyMap<string, readonly string[]>,
  bases: readonly string[] | undefined,
): Attention[] {
  const own = running === undefined ? undefined : builtWith.get(running);
  const old = bases === undefined ? [] : (own ?? []).filter((base) => !bases.includes(base));
  if (old.length === 0) return [];
  const deployed = place.deployments.findLast((each) => succeeded(each) && each.image === running);
  const names = old.map((base) => base.slice(base.lastIndexOf('/') + 1).replace(/@.*/, ''));
  return [
    {
      ...at(place),
      kind: 'old-base',
      what: `Built with ${names.join(' and ')}: security/base-images.json names a newer digest; deploy a new build`,
      day: dayOf(deployed?.at ?? 0),
    },
  ];
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
