import { createHash } from 'node:crypto';
import type { FirstSeen } from '../gate/decide/deadlines.ts';
import type { Finding } from '../gate/model/finding.ts';
import type { Verdict } from '../gate/model/verdict.ts';
import type { Policy } from '../gate/policy/policy-schema.ts';
import { cutText } from '../gate/reporters/clean-text.ts';
import type { RecordedFinding } from './finding-table.ts';
import { RECORD_VERSION, type WrittenGate } from './record.ts';
import { smallRecord } from './small-record.ts';

const DAY_MS = 86_400_000;
const MOST_LINES = 5;
const MOST_LINE = 160;
const MOST_NAME = 120;

export interface GateFacts {
  readonly kind: 'gate' | 'rescan';
  readonly sequence: number;
  readonly verdict: Verdict;
  /** Undefined if the rules were unreadable. */
  readonly policy: Policy | undefined;
  /** Undefined without a first-seen record. */
  readonly firstSeen: ((finding: Finding) => FirstSeen) | undefined;
  readonly endedAt: Date;
  readonly milliseconds: number;
  readonly run: string | undefined;
}

/** The record of a verdict, compressed: at most 2 kB for any verdict. */
export function gateRecord(facts: GateFacts): Buffer {
  const { kind, sequence, verdict, policy, endedAt, milliseconds, run } = facts;
  const scanners = [...new Set(verdict.scans.map(({ scanner }) => short(scanner)))]
    .sort()
    .slice(0, 20);
  const record: Omit<WrittenGate, 'findings' | 'omitted'> = {
    version: RECORD_VERSION,
    kind,
    sequence,
    at: endedAt.toISOString(),
    service: verdict.service,
    environment: verdict.environment,
    milliseconds: Math.round(milliseconds),
    ...(run !== undefined && { run: cutText(run, MOST_LINE) }),
    image: verdict.image.split('@').at(-1) ?? '',
    outcome: verdict.outcome,
    undecided: lines(verdict.undecided),
    blocks: lines(verdict.blocks),
    ticketWithin: Object.fromEntries(
      Object.entries(policy?.severities ?? {}).flatMap(([severity, { ticketWithin }]) =>
        ticketWithin === undefined ? [] : [[severity, ticketWithin]],
      ),
    ),
    scanners,
    exceptions: [...verdict.exceptions]
      .sort((a, b) => a.expires.getTime() - b.expires.getTime())
      .slice(0, 10)
      .map(({ file, vulnerability, owner, expires, notAffected = false, findings }) => ({
        file: short(file),
        vulnerability: short(vulnerability),
        owner: short(owner),
        expires: expires.toISOString(),
        notAffected,
        findings,
      })),
  };
  return smallRecord(record, recordedFindings(facts, scanners));
}

function recordedFindings(
  { verdict, firstSeen }: GateFacts,
  scanners: readonly string[],
): RecordedFinding[] {
  const harmless = new Set(
    verdict.exceptions.flatMap(({ notAffected, excused }) => (notAffected ? excused : [])),
  );
  return verdict.decisions.map(({ finding, action }) => {
    const { id, package: found, severity, ratings } = finding;
    const seen = firstSeen?.(finding).finding.getTime();
    return {
      id: short(id),
      package: short(found.name),
      severity,
      action,
      fixable: finding.fixedIn.length > 0,
      outsideBundle: finding.inBundle === false,
      exploited: finding.exploited,
      notAffected:
        action === 'except' && harmless.has(`${id} in ${found.name} ${found.version}`.trim()),
      ratedDifferently: new Set(ratings.map((rating) => rating.severity)).size > 1,
      seenBy: [...new Set(ratings.map(({ scanner }) => scanners.indexOf(short(scanner))))].filter(
        (at) => at >= 0,
      ),
      firstSeen: seen === undefined ? undefined : Math.floor(seen / DAY_MS),
    };
  });
}

/** A name that fits: a longer one ends in its hash, so that two long names remain distinct. */
function short(text: string): string {
  if (text === '') return '?';
  if (text.length <= MOST_NAME) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${cutText(text, MOST_NAME - 9)} ${hash}`;
}

const lines = (all: readonly string[]) =>
  all.slice(0, MOST_LINES).map((line) => cutText(line, MOST_LINE) || '?');
