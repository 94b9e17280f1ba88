import { POLICY } from '../test/samples.ts';
import { policyFor, readPolicy } from './read-policy.ts';
import { RuleError } from '../rule-error.ts';

const FILE = { ...POLICY, environments: { production: {}, development: {} } };
const problems = (change: object, text = JSON.stringify({ ...FILE, ...change })): string[] => {
  try {
    readPolicy('policy.json', text);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return [...error.problems];
  }
};
const severities = (change: object) => ({ severities: { ...POLICY.severities, ...change } });

describe('a policy', () => {
  it('has its own values for an environment, and the general ones for the others', () => {
    const own = {
      ...FILE,
      environments: { development: { severities: { HIGH: { action: 'warn' } } } },
    };
    const file = readPolicy('policy.json', JSON.stringify(own));
    expect(policyFor('policy.json', file, 'development')).toEqual({
      ...POLICY,
      severities: { ...POLICY.severities, HIGH: { action: 'warn' } },
    });
  });

  it('is undecided for an environment that it lacks', () => {
    const file = readPolicy('policy.json', JSON.stringify(FILE));
    for (const environment of ['staging', 'constructor', '__proto__'])
      expect(() => policyFor('policy.json', file, environment)).toThrow(
        `policy.json: environments: has no "${environment}"; there are: production, development`,
      );
  });

  it.each<[string, object, string]>([
    [
      'a misspelt key',
      { severitys: {} },
      'policy.json: severitys: is not known here; did you mean "severities"?; allowed: $schema, severities, outsideBundle, requiredScanners, maxScanAge, databaseAge, endOfLife, epss, preferScanner, severityWords, environments',
    ],
    [
      'a misspelt severity',
      severities({ HIHG: { action: 'block' } }),
      'policy.json: severities.HIHG: is not known here; did you mean "HIGH"?; allowed: CRITICAL, HIGH, MEDIUM, LOW, NEGLIGIBLE',
    ],
    [
      'a misspelt action',
      severities({ HIGH: { action: 'blok' } }),
      'policy.json: severities.HIGH.action: Invalid option: expected one of "block"|"warn"|"count"; not "blok"',
    ],
    ['a severity left out', severities({ LOW: undefined }), 'severities.LOW: Invalid input'],
    [
      'no scanner asked for',
      { requiredScanners: [] },
      'policy.json: requiredScanners: must ask for at least one scanner; not []',
    ],
    ['an empty choice of scanners', { requiredScanners: [[]] }, 'must name at least one scanner'],
    [
      'a scanner that must cover nothing',
      { requiredScanners: [[{ scanner: 'trivy', covers: [] }]] },
      'requiredScanners.0.0.covers: must name at least one of os, library; not []',
    ],
    [
      'a scanner that must cover what nobody knows',
      { requiredScanners: [[{ scanner: 'trivy', covers: ['kernel'] }]] },
      'requiredScanners.0.0: must be the name of a scanner in lower case, or what it must cover',
    ],
    ['a database of no age', { databaseAge: 0 }, 'must be a whole number of hours from 1 to 720'],
    ['an end of life that only counts', { endOfLife: 'count' }, 'endOfLife'],
    ['a threshold of 0', { epss: 0 }, 'epss: must be a probability above 0; not 0'],
    ['a threshold in percent', { epss: 10 }, 'epss: must be a probability from 0 to 1; not 10'],
    [
      'another threshold in one environment',
      { environments: { production: { epss: '0.1' } } },
      'environments.production.epss: must be a probability from 0 to 1',
    ],
    ['an age of none', { maxScanAge: 0 }, 'must be a whole number of hours from 1 to 720; not 0'],
    ['an age in words', { maxScanAge: '24' }, 'from 1 to 720; not "24"'],
    [
      'CRITICAL milder than HIGH',
      severities({ CRITICAL: { action: 'warn' } }),
      'policy.json: severities.CRITICAL.action: "warn" is milder than that of HIGH',
    ],
    [
      'the same in one environment',
      { environments: { production: { severities: { CRITICAL: { action: 'count' } } } } },
      'policy.json: environments.production.severities.CRITICAL.action: "count" is milder than that of HIGH',
    ],
    [
      'a number to put up with where it blocks',
      severities({ HIGH: { action: 'block', most: 3 } }),
      'severities.HIGH.most: is for the action "warn" alone, not "block"',
    ],
    [
      'grace where it does not block',
      severities({ LOW: { action: 'count', grace: { fixed: 1 } } }),
      'severities.LOW.grace: is for the action "block" alone, not "count"',
    ],
    [
      'a year and more of grace',
      severities({ HIGH: { action: 'block', grace: { fixed: 400 } } }),
      'must be a whole number of days from 0 to 365',
    ],
    [
      'another word for a severity',
      { severityWords: { UNTRIAGED: 'SOSO' } },
      'severityWords.UNTRIAGED',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(problems(change).join('\n')).toContain(message);
  });

  it.each([
    ['', 'policy.json: '],
    ['<html>', 'policy.json: '],
    ['null', 'policy.json: the file: '],
    ['{"maxScanAge": 1, "maxScanAge": 720}', 'policy.json: duplicate key "maxScanAge"'],
  ])('of the text %j is refused', (text, message) => {
    expect(problems({}, text)[0]).toContain(message);
  });

  it('reports all problems at once', () => {
    expect(problems({ maxScanAge: 0, requiredScanners: [], prefer: 'x' })).toHaveLength(3);
  });
});
