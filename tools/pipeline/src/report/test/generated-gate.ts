import { SEVERITIES } from '../../gate/model/severity.ts';
import type { RecordedFinding } from '../../records/recorded-finding.ts';
import { tableOf } from '../../records/table-of.ts';
import { momentIn } from './moment-in.ts';
import { DAY_MS, OFFSETS, runOf, type ServiceYear } from './service-year.ts';

/** A gate, or a re-scan of what runs. */
interface GateRun {
  readonly day: number;
  readonly hour: number;
  readonly environment: string;
  readonly kind: 'gate' | 'rescan';
  readonly image: string;
  /** Day of the image's build. */
  readonly built: number;
}

/** Adds the record of a gate. @returns its outcome */
export function generatedGate(
  { service, vulnerabilities, now, today, random, next, records }: ServiceYear,
  { day, hour, environment, kind, image, built }: GateRun,
): 'undecided' | 'blocked' | 'passed' {
  const at = day * DAY_MS + hour * 3_600_000 + random(3_600_000);
  const found = vulnerabilities.flatMap((each) => {
    const isIn = each.known <= day && built >= each.from && built < each.fixed;
    if (!isIn || at > now) return [];
    const notAffected = day >= each.notAffectedFrom;
    const accepted = day >= each.accepted[0] && day < each.accepted[1];
    const action =
      notAffected || accepted
        ? ('except' as const)
        : each.finding.severity === 'CRITICAL'
          ? ('block' as const)
          : each.finding.action;
    return [{ ...each.finding, notAffected, action }];
  });
  const blocked = found.some(({ action }) => action === 'block');
  // One service in ten has a scanner that has failed since yesterday.
  const isBroken = service.endsWith('3') && day > today - 2;
  const failed = random(40) === 0 || isBroken;
  const outcome = failed
    ? ('undecided' as const)
    : blocked
      ? ('blocked' as const)
      : ('passed' as const);
  if (at > now) return outcome;
  records.push({
    ...{ version: 2, kind, sequence: next(`${kind} ${environment} ${service}`) },
    at: momentIn(at, OFFSETS[random(OFFSETS.length)] as string),
    ...{ service, environment, milliseconds: 30_000 + random(300_000), image, outcome },
    undecided: failed ? ['trivy.json: cannot be read (ENOENT)'] : [],
    blocks: [],
    ticketWithin: { MEDIUM: 30 },
    scanners: ['grype', 'trivy'],
    // A re-scan of all services is one run; a delivery is one of its own.
    run: runOf(kind === 'rescan' ? `${day}` : `${day}${service.slice(-3)}`),
    exceptions: found
      .filter(({ action }) => action === 'except')
      .map(({ id, notAffected }) => ({
        file: `security/exceptions/${id}.json`,
        vulnerability: id,
        owner: 'payments',
        expires: momentIn(endOfException(id, day) * DAY_MS, '+13:00'),
        notAffected,
        findings: 1,
      })),
    ...findingsAndOmitted(failed ? [] : found, (day + hour) % 29 === 0 ? 6 : Infinity),
  });
  return outcome;
}

/** The day on which an exception ends, as of a day: it is requested again every 30 days. */
const endOfException = (id: string, day: number) => {
  const shift = Number(id.slice(-2)) % 30;
  return Math.ceil((day + 1 + shift) / 30) * 30 - shift;
};

/** A record with many findings has no room for the mildest. */
function findingsAndOmitted(found: readonly RecordedFinding[], most: number) {
  const worstFirst = SEVERITIES.flatMap((severity) =>
    found.filter((finding) => finding.severity === severity),
  );
  const omitted: Record<string, number> = {};
  for (const { severity } of worstFirst.slice(most))
    omitted[severity] = (omitted[severity] ?? 0) + 1;
  return { findings: tableOf(worstFirst.slice(0, most)), omitted };
}
