import type { Severity } from '../../gate/model/severity.ts';
import { bySeverity, type BySeverity } from './by-severity.ts';
import { weekEnds } from './calendar.ts';
import { mediumDebt, type MediumDebt } from './medium-debt.ts';
import { openOn } from './open-on.ts';
import type { Period } from './period.ts';
import { isOpenOn, type Span } from './spans.ts';
import { distributionOf, type Distribution } from './statistics.ts';

/** Days of "this week": the last seven, today included. */
export const WEEK_DAYS = 7;

export interface ServiceFindings {
  readonly service: string;
  /** Number of open findings today. */
  readonly open: BySeverity<number>;
  /** Number of open findings at the end of each week, as in `weeks`. */
  readonly history: BySeverity<readonly number[]>;
}

export interface FindingFigures {
  /** The last day of each week, and today. */
  readonly weeks: readonly number[];
  readonly open: BySeverity<number>;
  readonly history: BySeverity<readonly number[]>;
  readonly services: readonly ServiceFindings[];
  readonly thisWeek: Readonly<
    Record<'new' | 'returned' | 'fixed' | 'notAffected' | 'withdrawn', BySeverity<number>>
  >;
  /** Days since the open findings were first seen. */
  readonly age: BySeverity<Distribution>;
  /**
   * Days from first seen to a deployment without the finding, for findings patched in the period.
   */
  readonly timeToPatch: BySeverity<Distribution>;
  readonly mediumDebt: readonly MediumDebt[];
}

export function findingFigures(spans: readonly Span[], { first, last }: Period): FindingFigures {
  const weeks = weekEnds(first, last);
  const services = new Map<string, Span[]>();
  for (const span of spans) {
    const known = services.get(span.service);
    if (known) known.push(span);
    else services.set(span.service, [span]);
  }
  const of = (some: readonly Span[], severity: Severity) =>
    some.filter(({ finding }) => finding.severity === severity);
  const historyOf = (some: readonly Span[]) =>
    bySeverity((severity) => openOn(of(some, severity), weeks));
  const count = (wanted: (span: Span) => boolean) =>
    bySeverity((severity) => of(spans, severity).filter(wanted).length);
  const isThisWeek = (day: number) => day > last - WEEK_DAYS && day <= last;
  const endedThisWeek = (how: NonNullable<Span['ended']>['how']) =>
    count(({ ended }) => ended?.how === how && isThisWeek(ended.day));
  const isOpen = (span: Span) => isOpenOn(span, last);
  const all = historyOf(spans);
  return {
    weeks,
    open: bySeverity((severity) => all[severity].at(-1) ?? 0),
    history: all,
    services: [...services].map(([service, own]) => {
      const history = historyOf(own);
      return { service, history, open: bySeverity((severity) => history[severity].at(-1) ?? 0) };
    }),
    thisWeek: {
      new: count(({ opened, returned }) => !returned && isThisWeek(opened)),
      returned: count(({ opened, returned }) => returned && isThisWeek(opened)),
      fixed: endedThisWeek('patched'),
      notAffected: endedThisWeek('not-affected'),
      withdrawn: endedThisWeek('withdrawn'),
    },
    age: bySeverity((severity) =>
      distributionOf(
        of(spans, severity)
          .filter(isOpen)
          .map(({ since }) => last - since),
      ),
    ),
    timeToPatch: bySeverity((severity) =>
      distributionOf(
        of(spans, severity).flatMap(({ since, ended }) =>
          ended?.how === 'patched' && ended.day >= first && ended.day <= last
            ? [ended.day - since]
            : [],
        ),
      ),
    ),
    mediumDebt: mediumDebt(of(spans, 'MEDIUM'), { first, last }),
  };
}
