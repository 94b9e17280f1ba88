import { exception } from '../../test/samples.ts';
import type { Exception } from '../../exceptions/exception.ts';
import { checkExceptions } from './check-exceptions.ts';
import type { KnownNames } from './check.ts';

const KNOWN: KnownNames = {
  services: ['api-service', 'payments'],
  environments: ['development', 'production'],
  policyNames: undefined,
};
const check = (change: Partial<Exception>, known = KNOWN) =>
  checkExceptions([exception({ file: 'one.json', ...change })], [], known);

describe('the check of exceptions', () => {
  it.each<[string, Partial<Exception>]>([
    ['a CVE in an npm package', { packages: ['pkg:npm/qs@5.0.0'] }],
    ['a GHSA', { vulnerability: 'GHSA-2c4f-6g8h-jmpq' }],
    ['a plain name', { packages: ['qs', '@scope/qs'], versions: ['5.0.0'] }],
    ['a range of an ecosystem', { packages: ['pkg:deb/debian/curl'], versions: ['<8.14.1-3'] }],
    ['a package of Python', { packages: ['pkg:pypi/PyYAML'], versions: ['6.0'] }],
    ['known places', { services: ['payments'], environments: ['production'] }],
    ['a scanner’s own id', { vulnerability: 'SNYK-JS-QS-3153490' }],
  ])('finds no problem in %s', (_, change) => {
    expect(check(change)).toEqual({ errors: [], warnings: [] });
  });

  it.each<[string, Partial<Exception>, string]>([
    [
      'an unknown service',
      { services: ['api-servise'] },
      'one.json: services: there is no "api-servise"; did you mean "api-service"?; there are: api-service, payments',
    ],
    [
      'an unknown environment',
      { environments: ['prod'] },
      'one.json: environments: there is no "prod"',
    ],
    [
      'a CVE in lower case',
      { vulnerability: 'cve-2026-2001' },
      'one.json: vulnerability: "cve-2026-2001" is never found: ids have the form CVE-2026-1234; did you mean "CVE-2026-2001"?',
    ],
    ['a CVE of another form', { vulnerability: 'CVE-26-2001' }, '"CVE-26-2001" is never found'],
    ['a CVE with a comma', { vulnerability: 'CVE-2026-2001,' }, 'is never found'],
    [
      'a GHSA in capitals',
      { vulnerability: 'GHSA-2C4F-6G8H-JMPQ' },
      'did you mean "GHSA-2c4f-6g8h-jmpq"?',
    ],
    ['a GHSA with other letters', { vulnerability: 'GHSA-aaaa-bbbb-cccc' }, 'is never found'],
    [
      'a package in capitals',
      { packages: ['QS'] },
      'packages: "QS" has capitals, which names of npm, Debian and Alpine never have; did you mean "qs"?',
    ],
    [
      'a package of an unknown type',
      { packages: ['pkg:node/qs'] },
      'packages: "pkg:node/qs": there is no type "node"',
    ],
    [
      'a package without its distribution',
      { packages: ['pkg:deb/curl'] },
      'must name the distribution, such as pkg:deb/debian/curl',
    ],
    [
      'a version that npm cannot have',
      { packages: ['pkg:npm/qs'], versions: ['5.0'] },
      '"5.0" is no version that npm can have',
    ],
    [
      'a version in the URL that npm cannot have',
      { packages: ['pkg:npm/qs@v5'] },
      '"v5" is no version that npm can have',
    ],
    [
      'a range for a plain name',
      { packages: ['qs'], versions: ['<6.0.0'] },
      'cannot be compared while its ecosystem is not named: write pkg:TYPE/qs',
    ],
    [
      'a range of an ecosystem without a known ordering',
      { packages: ['pkg:pypi/jinja2'], versions: ['<3.1'] },
      'versions of pypi cannot be compared here; name them one by one',
    ],
    [
      'a range for another ecosystem',
      { packages: ['pkg:npm/qs'], versions: ['vers:deb/<6'] },
      'is not for versions of "pkg:npm/qs"',
    ],
    [
      'a version twice',
      { packages: ['pkg:npm/qs@5.0.0'], versions: ['5.0.0'] },
      'names a version already',
    ],
  ])('finds %s', (_, change, message) => {
    expect(check(change).errors.join('\n')).toContain(message);
  });

  it.each<[string, Partial<Exception>, string]>([
    ['an advisory of Red Hat', { vulnerability: 'RHSA-2026:0001' }, 'is an advisory'],
    ['an advisory of Debian', { vulnerability: 'DSA-5000-1' }, 'is an advisory'],
    ['an advisory of Amazon', { vulnerability: 'ALAS2023-2026-1' }, 'is an advisory'],
    [
      'a statement of VEX about an unknown service',
      { services: ['orders'], statedAt: new Date(0) },
      'there is no "orders"',
    ],
    ['an npm package in capitals', { packages: ['pkg:npm/JSONStream'] }, 'in lower case'],
  ])('warns of %s', (_, change, message) => {
    const { errors, warnings } = check(change);
    expect(errors).toEqual([]);
    expect(warnings.join('\n')).toContain(message);
  });

  it('requires no service without a workspace', () => {
    const known = { ...KNOWN, services: undefined };
    expect(check({ services: ['anything'] }, known)).toEqual({ errors: [], warnings: [] });
  });
});
