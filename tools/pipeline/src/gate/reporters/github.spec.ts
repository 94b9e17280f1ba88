import { github } from './github.ts';
import { blocked } from './test/blocked.ts';
import { makeFinding } from './test/make-finding.ts';
import { decide, makeVerdict } from './test/make-verdict.ts';
import { plain } from './test/reporter-options.ts';
import { huge, passed, undecided } from './test/verdicts.ts';

it.each(Object.entries({ blocked, undecided }))('reports %s', (_name, verdict) => {
  expect(github(verdict, plain)).toMatchSnapshot();
});

it('writes nothing about what passed', () => {
  expect(github(passed, plain)).toBe('');
});

it('shows no more than GitHub allows, and counts the others', () => {
  const finding = makeFinding();
  const verdict = makeVerdict({
    outcome: 'blocked',
    blocks: ['one thing'],
    decisions: [
      ...huge(40).decisions,
      ...Array.from({ length: 11 }, () => decide('warn', finding)),
    ],
  });
  const lines = github(verdict, plain).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
  expect(lines[0]).toContain('one thing');
  expect(lines.at(-1)).toBe(
    '::notice title=Gatehouse::11 more errors and 1 more warning than GitHub shows: see the summary of the job',
  );
});

it('escapes what would end a property or a line', () => {
  const hostile = makeFinding({ id: 'a:b,c%0Ad', title: '%0A::error::x' });
  const [line] = github(makeVerdict({ decisions: [decide('block', hostile)] }), plain).split('\n');
  expect(line).toContain('title=HIGH a%3Ab%2Cc%250Ad in');
  expect(line).toContain('::%250A::error::x;');
});

it('writes a notice for suppressed findings, and one for what the gate does not decide', () => {
  const suppressed = makeFinding({ severity: 'LOW', suppressed: ['an ignore rule'] });
  const other = { kind: 'licence', id: 'AGPL-3.0', target: 'x', severity: '', title: '' };
  const verdict = makeVerdict({
    decisions: [decide('count', suppressed)],
    others: [other, { ...other, id: 'MIT' }],
  });
  expect(github(verdict, plain).trimEnd().split('\n')).toEqual([
    '::notice title=Gatehouse::Suppressed in scanners, and decided on all the same: CVE-2026-1001 in libssl3t64 3.5.1-1 (an ignore rule)',
    '::notice title=Gatehouse::The gate does not decide on: licence AGPL-3.0 of x, and 1 more',
  ]);
});
