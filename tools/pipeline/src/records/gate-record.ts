import { cutText } from '../gate/reporters/clean-text.ts';
import type { GateFacts } from './gate-facts.ts';
import type { WrittenGate } from './gate-schema.ts';
import { RECORD_VERSION } from './record-version.ts';
import { recordedFindings } from './recorded-findings.ts';
import { shortName } from './short-name.ts';
import { smallRecord } from './small-record.ts';

const MOST_LINES = 5;
const MOST_LINE = 160;

/** The record of a verdict, compressed: at most 2 kB for any verdict. */
export function gateRecord(facts: GateFacts): Buffer {
  const { kind, sequence, verdict, policy, endedAt, milliseconds, run } = facts;
  const scanners = [...new Set(verdict.scans.map(({ scanner }) => shortName(scanner)))]
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
        file: shortName(file),
        vulnerability: shortName(vulnerability),
        owner: shortName(owner),
        expires: expires.toISOString(),
        notAffected,
        findings,
      })),
  };
  return smallRecord(record, recordedFindings(facts, scanners));
}

const lines = (all: readonly string[]) =>
  all.slice(0, MOST_LINES).map((line) => cutText(line, MOST_LINE) || '?');
