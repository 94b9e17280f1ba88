import { blocked } from './test/blocked.ts';
import { makeFinding } from './test/make-finding.ts';
import { decide, makeVerdict } from './test/make-verdict.ts';
import { coloured, plain } from './test/reporter-options.ts';
import { text } from './text.ts';
import { excepted, passed, undecided } from './test/verdicts.ts';
import { huge } from './test/verdicts.ts';

it.each(Object.entries({ blocked, passed, undecided, excepted }))(
  'reports %s',
  (_name, verdict) => {
    expect(text(verdict, plain)).toMatchSnapshot();
  },
);

it('has the same words with colours', () => {
  const written = text(blocked, coloured);
  expect(written).toContain('\u001b[31mBLOCKED\u001b[39m');
  expect(written.replace(/\u001b\[\d+m/g, '')).toBe(text(blocked, plain));
});

it('does not depend on the order of the decisions', () => {
  const reversed = { ...blocked, decisions: blocked.decisions.toReversed() };
  expect(text(reversed, plain)).toBe(text(blocked, plain));
});

it('limits lines, and says how much it omits', () => {
  const long = 'x'.repeat(5_000);
  const finding = makeFinding({
    id: long,
    title: long,
    paths: [long, long],
    fixedIn: Array.from({ length: 100 }, () => long),
    url: `https://example.com/${long}`,
    package: { name: long, version: long },
  });
  const verdict = makeVerdict({
    outcome: 'blocked',
    warnings: Array.from({ length: 30 }, () => long),
    decisions: [decide('block', finding, long), decide('grace', finding, long)],
  });
  const lines = text(verdict, plain).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(500);
  expect(lines).toContain('  and 10 more');
  expect(text(huge(1_000), plain)).toContain('300 findings: the JSON report has them all');
});

it('offers no command with a name that a shell could interpret', () => {
  const verdict = makeVerdict({
    outcome: 'blocked',
    decisions: ['x; rm -rf ~', '$(id)', '--global', 'a b', '../x'].map((name) =>
      decide(
        'block',
        makeFinding({ layer: 'service', fixedIn: ['2'], package: { name, kind: 'library' } }),
      ),
    ),
  });
  expect(text(verdict, plain)).not.toContain('npm update');
  expect(text(verdict, plain)).toContain('Update by hand');
});

it('names what scanners were told to suppress, and other results, even when it passed', () => {
  const verdict = makeVerdict({
    decisions: [decide('count', makeFinding({ severity: 'LOW', suppressed: ['an ignore rule'] }))],
    others: [
      { kind: 'licence', id: 'AGPL-3.0', target: 'x', severity: 'CRITICAL', title: 'forbidden' },
    ],
  });
  const written = text(verdict, plain);
  expect(written).toContain(
    'Suppressed in scanners, and decided on all the same\n  - CVE-2026-1001',
  );
  expect(written).toContain('an ignore rule');
  expect(written).toContain('- licence AGPL-3.0 of x (CRITICAL): forbidden');
});
