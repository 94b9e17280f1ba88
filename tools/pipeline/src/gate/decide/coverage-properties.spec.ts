import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { SUBJECTS, type Coverage } from '../model/coverage.ts';
import type { ScannerReport } from '../model/report.ts';
import { anyReport } from '../test/any-report.ts';
import { daysAgo, NOW } from '../test/samples.ts';
import { COVERAGE, verdictOn } from './test/verdict-on.ts';

describe('for all reports', () => {
  const anyCoverage: fc.Arbitrary<Coverage> = fc.record({
    lookedUp: fc.subarray([...SUBJECTS]),
    filters: fc.subarray(['only-fixed', 'exclude']),
    database: fc.option(
      fc.record({
        builtAt: fc.option(fc.integer({ min: -1, max: 400 }).map(daysAgo), { nil: undefined }),
        problem: fc.option(fc.constant('is not valid'), { nil: undefined }),
      }),
      { nil: undefined },
    ),
    operatingSystem: fc.option(
      fc.record({
        name: fc.constant('debian 13'),
        endOfLife: fc.constantFrom(true, false, undefined),
      }),
      { nil: undefined },
    ),
  });
  const any: fc.Arbitrary<ScannerReport> = fc
    .record({
      base: anyReport,
      // Most are good, so that most cases have something to lose.
      coverage: fc.oneof({ weight: 3, arbitrary: fc.constant(COVERAGE) }, anyCoverage),
      age: fc.oneof({ weight: 3, arbitrary: fc.constant(0.1) }, fc.constantFrom(undefined, -1, 2)),
    })
    .map(({ base, coverage, age }) => ({
      ...base,
      coverage,
      completedAt: age === undefined ? undefined : daysAgo(age),
    }));
  const reports = fc.array(any, { minLength: 1, maxLength: 3 });
  const passes = (these: readonly ScannerReport[]) => verdictOn(these).outcome === 'passed';
  /** That a change of the report at an index never lets an image pass that did not before. */
  const neverHelps = (change: (each: ScannerReport) => ScannerReport) =>
    fc.assert(
      fc.property(reports, fc.nat(2), (these, at) => {
        const changed = these.map((each, index) =>
          index === at % these.length ? change(each) : each,
        );
        expect(passes(changed) && !passes(these)).toBe(false);
      }),
      { numRuns: runs(500) },
    );
  const withCoverage =
    (change: (coverage: Coverage) => Partial<Coverage>) =>
    (each: ScannerReport): ScannerReport => ({
      ...each,
      coverage: { ...each.coverage, ...change(each.coverage) },
    });

  it('an additional filter does not let an image pass', () => {
    neverHelps(withCoverage(({ filters }) => ({ filters: [...filters, 'severities below HIGH'] })));
  });

  it('a missing package kind does not let an image pass', () => {
    for (const subject of SUBJECTS)
      neverHelps(
        withCoverage(({ lookedUp }) => ({ lookedUp: lookedUp.filter((each) => each !== subject) })),
      );
  });

  it('an older database does not let an image pass', () => {
    neverHelps(
      withCoverage(({ database }) => ({
        database: {
          problem: database?.problem,
          builtAt: new Date((database?.builtAt ?? NOW).getTime() - 3 * 86_400_000),
        },
      })),
    );
  });

  it('an invalid database does not let an image pass', () => {
    neverHelps(withCoverage(() => ({ database: { builtAt: NOW, problem: 'is not valid' } })));
  });

  it('an end of life does not let an image pass', () => {
    neverHelps(withCoverage(() => ({ operatingSystem: { name: 'debian 8', endOfLife: true } })));
  });

  it('a suppression of all findings does not let an image pass', () => {
    const rule = 'an ignore rule';
    neverHelps((each) => ({
      ...each,
      findings: each.findings.map((found) => ({ ...found, suppressed: rule })),
    }));
    fc.assert(
      fc.property(reports, (these) => {
        const suppressed = these.map((each) => ({
          ...each,
          findings: each.findings.map((found) => ({ ...found, suppressed: rule })),
        }));
        const actions = (from: readonly ScannerReport[]) =>
          verdictOn(from).decisions.map(({ action }) => action);
        expect(actions(suppressed)).toEqual(actions(these));
      }),
    );
  });

  it('a report without its time does not let an image pass', () => {
    neverHelps((each) => ({ ...each, completedAt: undefined }));
  });
});
