import type { Verdict } from '../model/verdict.ts';
import { sarif } from './sarif.ts';
import { relativeUri } from './sarif-result.ts';
import type { SarifLog } from './test/sarif-log.ts';
import { blocked } from './test/blocked.ts';
import { filledWith } from './test/filled-with.ts';
import { makeFinding, type FindingParts } from './test/make-finding.ts';
import { decide, makeVerdict } from './test/make-verdict.ts';
import { plain } from './test/reporter-options.ts';
import { excepted, huge, passed, undecided } from './test/verdicts.ts';

function read(verdict: Verdict) {
  const log = JSON.parse(sarif(verdict, plain)) as SarifLog;
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { log, ...run, rules: run.tool.driver.rules, invocation: run.invocations[0] };
}

const LEVELS = ['error', 'warning', 'note'];

/** https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
it.each([
  ...Object.entries({ blocked, undecided, passed, excepted }),
  ['a hostile one', filledWith('a\u001b]0;x\u0007|`</details>\n::error::%0A\u202e [x](http://y)')],
  ['one with long texts', filledWith('x'.repeat(5_000))],
  ['one with empty texts', filledWith('')],
] as [string, Verdict][])('follows the rules of SARIF and GitHub for %s', (_name, verdict) => {
  const { log, tool, rules, results, automationDetails } = read(verdict);
  expect(log.version).toBe('2.1.0');
  expect(log.$schema).toMatch(/^https:.*sarif-schema-2\.1\.0\.json$/);
  expect(log.runs).toHaveLength(1);
  expect(tool.driver.name).toBe('Gatehouse');
  expect(automationDetails.id).toBe('gatehouse/payments/production/');
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(results).toHaveLength(verdict.decisions.length);

  for (const rule of rules) {
    expect(rule.id).toMatch(/^.{1,255}$/u);
    expect(rule.shortDescription.text).toMatch(/^.{1,1024}$/u);
    expect(rule.fullDescription.text).toMatch(/^.{1,1024}$/u);
    expect(rule.help.text).toMatch(/./);
    expect(rule.help.markdown).toMatch(/./);
    expect(rule.helpUri ?? 'https://').toMatch(/^https?:\/\//);
    expect(rule.properties.tags).toEqual(['security', 'vulnerability']);
    expect(rule.properties['security-severity']).toMatch(/^\d\.\d$/);
    expect(LEVELS).toContain(rule.defaultConfiguration.level);
  }
  for (const result of results) {
    expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(LEVELS).toContain(result.level);
    expect(result.message.text).toMatch(/^.{1,1000}$/u);
    expect(result.message.text).not.toContain('](');
    expect(result.locations).toHaveLength(1);
    const location = result.locations[0]?.physicalLocation;
    expect(location?.artifactLocation.uri).toMatch(/^[^/:\\\s][^:\\\s]*$/);
    expect(location?.region).toEqual({ startLine: 1 });
    expect(result.partialFingerprints['primaryLocationLineHash']).toMatch(/^[0-9a-f]{64}$/);
    expect(Array.isArray(result.suppressions)).toBe(true);
  }
});

it('states the decision on each finding', () => {
  const { results } = read(blocked);
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['CVE-2026-1001', 'error'],
    ['CVE-2026-2002', 'error'],
    ['CVE-2026-2003', 'error'],
    ['CVE-2026-3003', 'error'],
    ['CVE-2026-5005', 'note'],
    ['CVE-2026-6006', 'note'],
    ['CVE-2026-4004', 'warning'],
    ['CVE-2026-7007', 'note'],
  ]);
  expect(results.find(({ ruleId }) => ruleId === 'CVE-2026-6006')?.suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: 'security/exceptions/perl.json: never started',
    },
  ]);
  expect(results.filter(({ suppressions }) => suppressions.length > 0)).toHaveLength(1);
  const uris = results.map((each) => each.locations[0]?.physicalLocation.artifactLocation.uri);
  expect(uris[1]).toBe('app/node_modules/tar/package.json');
  expect(uris[3]).toBe('apps/payments/Dockerfile');
});

it('has one rule for a vulnerability of several packages, with the worst severity', () => {
  const { rules, results } = read(
    makeVerdict({
      decisions: [
        decide('block', makeFinding({ severity: 'HIGH' })),
        decide('except', makeFinding({ severity: 'CRITICAL', package: { name: 'openssl' } })),
      ],
    }),
  );
  expect(rules).toHaveLength(1);
  expect(rules[0]?.properties['security-severity']).toBe('9.5');
  expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0]);
  expect(new Set(results.map((each) => each.partialFingerprints['gatehouse/v1'])).size).toBe(2);
});

it('keeps fingerprints when fixes, paths, ratings and other names change', () => {
  const print = (parts: FindingParts) =>
    read(makeVerdict({ decisions: [decide('block', makeFinding(parts))] })).results[0]
      ?.partialFingerprints;
  const before = print({ fixedIn: ['1', '2'], paths: ['a', 'b'] });
  const after = print({ fixedIn: ['2', '1', '3'], paths: ['b'], aliases: ['x'], severity: 'LOW' });
  expect(after).toEqual(before);
  expect(print({ package: { version: '9' } })).not.toEqual(before);
});

it('reports that an undecided verdict is no success, and why', () => {
  expect(read(blocked).invocation?.executionSuccessful).toBe(true);
  expect(read(undecided).invocation).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', message: { text: 'scans/trivy.json: is about another image' } },
      { level: 'error', message: { text: 'No scan by grype was given' } },
    ],
  });
});

it("has at most GitHub's number of results, blocking ones first, and says so", () => {
  const { results, rules, invocation } = read(huge(30_000));
  expect(results).toHaveLength(25_000);
  expect(rules.length).toBeLessThanOrEqual(25_000);
  expect(results.filter(({ level }) => level === 'error')).toHaveLength(15_000);
  expect(invocation?.toolExecutionNotifications.at(-1)?.message.text).toBe(
    '5000 more findings were left out, since a run may have no more than 25000',
  );
});

it.each([
  ['/app/main.js', 'app/main.js'],
  ['../../etc/passwd', 'etc/passwd'],
  ['//evil.example/x', 'evil.example/x'],
  ['https://evil.example', 'https%3A/evil.example'],
  ['a b/#c?', 'a%20b/%23c%3F'],
  ['/', undefined],
  [undefined, undefined],
])('makes %s a relative address', (path, uri) => {
  expect(relativeUri(path)).toBe(uri);
});
