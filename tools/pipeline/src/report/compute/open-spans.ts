import { SEVERITIES, type Severity } from '../../gate/model/severity.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import type { RecordedFinding } from '../../records/recorded-finding.ts';
import { dayOf } from './calendar.ts';
import type { ServiceHistory } from './service-history.ts';
import { keyOf, type Ending, type Span } from './spans.ts';

/** A complete scan of an image. */
export interface Scan {
  readonly record: GateRecord;
  readonly findings: readonly RecordedFinding[];
}

/** All spans of a service so far, and which of them are open. */
export class OpenSpans {
  readonly spans: Span[] = [];
  readonly #place: ServiceHistory;
  readonly #open = new Map<string, { span: Span; image: string }>();
  readonly #had = new Set<string>();
  #compared: { readonly image: string; readonly findings: object } | undefined;

  constructor(place: ServiceHistory) {
    this.#place = place;
  }

  /** Compares the open findings with a scan of the running image. */
  compare(
    { record, findings }: Scan,
    running: { readonly image: string; readonly at: number },
    at: number,
  ): void {
    const { image } = running;
    // Nothing ends or begins while the image is the same.
    if (this.#compared?.image === image && this.#compared.findings === findings) return;
    this.#compared = { image, findings };
    const found = new Map(findings.map((finding) => [keyOf(finding), finding]));
    for (const [key, finding] of found) this.#see(key, finding, image, dayOf(at));
    for (const [key, { span, image: last }] of this.#open)
      if (!found.has(key) && sawAll(record, span.finding.severity))
        if (last === image) this.#end(key, span, 'withdrawn', dayOf(at));
        else this.#end(key, span, 'patched', dayOf(running.at));
  }

  /** Ends what is open: the service or the environment was removed. */
  retire(day: number): void {
    for (const [key, { span }] of this.#open) this.#end(key, span, 'retired', day);
  }

  #see(key: string, finding: RecordedFinding, image: string, day: number): void {
    const known = this.#open.get(key);
    if (finding.notAffected) {
      if (known) this.#end(key, known.span, 'not-affected', day);
    } else if (known) {
      known.span.finding = finding;
      known.image = image;
    } else {
      const { service, environment } = this.#place;
      const returned = this.#had.has(key);
      const since = returned ? day : Math.min(day, finding.firstSeen ?? day);
      const span: Span = {
        ...{ service, environment, key, finding, opened: day, since, returned },
        ended: undefined,
      };
      this.spans.push(span);
      this.#open.set(key, { span, image });
      this.#had.add(key);
    }
  }

  #end(key: string, span: Span, how: Ending, day: number): void {
    span.ended = { how, day: Math.max(day, span.opened) };
    this.#open.delete(key);
  }
}

/** Whether a scan would have shown a finding of a severity: it may have omitted the mildest. */
function sawAll({ omitted }: GateRecord, severity: Severity): boolean {
  const worst = SEVERITIES.findIndex((each) => (omitted[each] ?? 0) > 0);
  return worst === -1 || SEVERITIES.indexOf(severity) < worst;
}
