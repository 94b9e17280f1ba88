import { NOW } from '../test/samples.ts';
import { readException } from './read-exception.ts';

const EXCEPTION = {
  vulnerability: 'CVE-2026-0001',
  packages: ['qs'],
  reason: 'The parser is not reachable from any route',
  owner: 'payments',
  ticket: 'acme/services#12',
  created: '2026-11-01',
  expires: '2026-12-01',
};
const read = (document: object, now = NOW) =>
  readException('one.json', JSON.stringify(document), now).exceptions;
const problem = (document: object, now = NOW) =>
  readException('one.json', JSON.stringify(document), now).problems.join('\n');

describe('an exception', () => {
  it('is valid until the midnight (UTC) at which its last day begins', () => {
    expect(read(EXCEPTION)).toEqual([
      {
        file: 'one.json',
        vulnerability: 'CVE-2026-0001',
        packages: ['qs'],
        services: undefined,
        environments: undefined,
        reason: EXCEPTION.reason,
        owner: 'payments',
        ticket: 'acme/services#12',
        expires: new Date('2026-12-01T00:00:00Z'),
      },
    ]);
  });

  it.each<[string, object, string]>([
    ['without a reason', { reason: undefined }, 'one.json: reason: must say why; it is missing'],
    ['with a reason of nothing', { reason: ' '.repeat(30) }, 'in a sentence of at least 20'],
    ['with "todo" for a reason', { reason: 'TODO' }, 'must say why in a sentence'],
    ['without an owner', { owner: ' ' }, 'owner: must be a person or team'],
    ['without a ticket', { ticket: undefined }, 'ticket: must be an issue'],
    ['with a word for a ticket', { ticket: 'later' }, 'ticket: must be an issue such as SEC-12'],
    [
      'for more than 90 days',
      { expires: '2027-01-31' },
      'must be within 90 days of "created", not 91',
    ],
    ['that ends before it begins', { expires: '2026-10-31' }, 'must be after "created"'],
    ['that ends as it begins', { expires: '2026-11-01' }, 'must be after "created"'],
    ['from the future', { created: '2026-11-24', expires: '2026-12-01' }, 'is still to come'],
    ['on a day that there is not', { expires: '2026-11-31' }, 'expires: must be a date'],
    ['with a time', { expires: '2026-12-01T00:00:00Z' }, 'expires: must be a date'],
    ['for all packages', { packages: [] }, 'must name at least one package'],
    [
      'with a wildcard for a package',
      { packages: ['*'] },
      'packages.0: must be the name of a package, without wildcards',
    ],
    ['with a wildcard for a vulnerability', { vulnerability: 'CVE-2026-*' }, 'without wildcards'],
    ['with a wildcard for a service', { services: ['pay*'] }, 'without wildcards'],
    ['for no service', { services: [] }, 'must name at least one service'],
    [
      'with a misspelt key',
      { expire: '2026-12-01' },
      'expire: is not known here; did you mean "expires"?',
    ],
    ['of an unknown VEX status', { vex: { status: 'fine' } }, 'vex.status'],
  ])('%s is refused', (_, change, message) => {
    expect(problem({ ...EXCEPTION, ...change })).toContain(message);
  });

  it('does not become valid when the clock goes backwards', () => {
    expect(problem(EXCEPTION, new Date('2026-10-31T23:59:59Z'))).toContain('is still to come');
  });
});

describe('an OpenVEX document', () => {
  const document = (statement: object, change: object = {}) => ({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'security@example.com',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: 'CVE-2026-0001' },
        products: [{ '@id': 'pkg:oci/payments', subcomponents: [{ '@id': 'pkg:npm/qs@6.0.0' }] }],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
        ...statement,
      },
    ],
    ...change,
  });

  it('excuses unaffected packages and services that it names, for 90 days', () => {
    expect(read(document({}))).toMatchObject([
      {
        vulnerability: 'CVE-2026-0001',
        packages: ['pkg:npm/qs@6.0.0'],
        services: ['payments'],
        owner: 'security@example.com',
        reason: 'vulnerable_code_not_in_execute_path',
        expires: new Date('2027-01-30T00:00:00Z'),
      },
    ]);
  });

  it.each(['affected', 'under_investigation'])('excuses nothing that is %s', (status) => {
    expect(read(document({ status }))).toEqual([]);
  });

  it.each<[string, object, object, string]>([
    ['without a justification', { justification: undefined }, {}, 'must say why'],
    [
      'of a whole image',
      { products: [{ '@id': 'pkg:oci/payments' }] },
      {},
      'must name the packages',
    ],
    ['of no product', { products: [] }, {}, 'must name the packages'],
    ['from the future', { timestamp: '2026-11-24T00:00:00Z' }, {}, 'still to come'],
    ['without an author', {}, { author: undefined }, 'author'],
    ['of an unknown status', { status: 'ok' }, {}, 'status'],
  ])('%s is refused', (_, statement, change, message) => {
    expect(problem(document(statement, change))).toContain(message);
  });
});

describe('a CycloneDX VEX document', () => {
  const document = (analysis: object | undefined) => ({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { timestamp: '2026-11-01T00:00:00Z', authors: [{ name: 'Security' }] },
    vulnerabilities: [
      { id: 'CVE-2026-0001', analysis, affects: [{ ref: 'pkg:npm/%40scope/qs@6.0.0' }] },
    ],
  });

  it('excuses what is not affected', () => {
    expect(read(document({ state: 'not_affected', detail: 'Never called' }))).toMatchObject([
      { packages: ['pkg:npm/%40scope/qs@6.0.0'], owner: 'Security', reason: 'Never called' },
    ]);
  });

  it('excuses nothing that is exploitable or not analysed', () => {
    expect(read(document({ state: 'exploitable' }))).toEqual([]);
    expect(read(document(undefined))).toEqual([]);
  });
});
