import { decideWith } from '../../test/decide-with.ts';
import { DIGEST } from '../../test/samples.ts';
import { encoded, openVex, OTHER, outcome, product, QS } from './test/documents.ts';

describe('an OpenVEX document', () => {
  it.each<[string, object]>([
    ['the very version', {}],
    ['every version of a package', product('pkg:oci/api-service', 'pkg:npm/qs')],
    ['the package by itself', product('pkg:npm/qs@5.0.0')],
    ['the digest of the image', product(`pkg:oci/api-service@${encoded}`, 'pkg:npm/qs@5.0.0')],
    ['the digest, not encoded', product(`pkg:oci/api-service@${DIGEST}`, 'pkg:npm/qs@5.0.0')],
    [
      'the digest with other qualifiers',
      product(
        `pkg:oci/api-service@${encoded}?repository_url=elsewhere&tag=1&arch=amd64`,
        'pkg:npm/qs',
      ),
    ],
    [
      'the repository of the image',
      product('pkg:oci/api-service?repository_url=registry.example.com/api-service', 'pkg:npm/qs'),
    ],
    [
      'the identifier of a product',
      {
        products: [
          {
            '@id': 'https://example.com/products/1',
            identifiers: { purl: 'pkg:oci/api-service' },
            subcomponents: [{ identifiers: { purl: 'pkg:npm/qs@5.0.0' } }],
          },
        ],
      },
    ],
    [
      'the hash of the image',
      {
        products: [
          {
            '@id': 'pkg:oci/api-service',
            hashes: { 'sha-256': 'a'.repeat(64) },
            subcomponents: [{ '@id': 'pkg:npm/qs@5.0.0' }],
          },
        ],
      },
    ],
    ['an alias', { vulnerability: { name: 'GHSA-2c4f-6g8h-jmpq', aliases: ['CVE-2026-0001'] } }],
    ['an impact statement', { justification: undefined, impact_statement: 'Never called' }],
    [
      'one product of several',
      {
        products: [
          ...product('pkg:oci/x', 'pkg:npm/y').products,
          ...product('pkg:oci/api-service', 'pkg:npm/qs').products,
        ],
      },
    ],
    ['the version in which it is fixed', { status: 'fixed', justification: undefined }],
  ])('excuses what it says about %s', (_, statement) => {
    expect(outcome(openVex(statement))).toBe('passed');
  });

  it.each<[string, object]>([
    ['another version', product('pkg:oci/api-service', 'pkg:npm/qs@6.0.1')],
    [
      'another fixed version',
      { status: 'fixed', ...product('pkg:oci/api-service', 'pkg:npm/qs@6.0.1') },
    ],
    ['another ecosystem', product('pkg:oci/api-service', 'pkg:pypi/qs@5.0.0')],
    ['another namespace', product('pkg:oci/api-service', 'pkg:npm/%40scope/qs@5.0.0')],
    ['another package', product('pkg:oci/api-service', 'pkg:npm/express@5.0.0')],
    ['another service', product('pkg:oci/notification-service', 'pkg:npm/qs@5.0.0')],
    ['another digest', product(`pkg:oci/api-service@${OTHER}`, 'pkg:npm/qs@5.0.0')],
    ['another registry', product('pkg:oci/api-service?repository_url=ghcr.io/acme', 'pkg:npm/qs')],
    [
      'a tag, which may be of any image',
      product('pkg:oci/api-service?tag=1.0', 'pkg:npm/qs@5.0.0'),
    ],
    ['a version that is a tag', product('pkg:docker/acme/api-service@1.0', 'pkg:npm/qs@5.0.0')],
    ['another vulnerability', { vulnerability: { name: 'CVE-2026-0002' } }],
    [
      'an alias of two CVEs',
      { vulnerability: { name: 'CVE-2026-0002', aliases: ['CVE-2026-0001'] } },
    ],
    ['the package inside of another', product('pkg:npm/express@4.0.0', 'pkg:npm/qs@5.0.0')],
    [
      'the package in another service, beside another one here',
      {
        products: [
          ...product('pkg:oci/api-service', 'pkg:npm/tar@7.0.0').products,
          ...product('pkg:oci/notification-service', 'pkg:npm/qs@5.0.0').products,
        ],
      },
    ],
    [
      'another hash of the image',
      {
        products: [
          {
            '@id': 'pkg:oci/api-service',
            hashes: { 'sha-256': 'b'.repeat(64) },
            subcomponents: [{ '@id': 'pkg:npm/qs@5.0.0' }],
          },
        ],
      },
    ],
  ])('excuses nothing by what it says about %s', (_, statement) => {
    const verdict = decideWith([openVex(statement)], [QS]);
    expect([verdict.outcome, verdict.blocks]).toEqual(['blocked', []]);
  });

  it.each<[string, object, string]>([
    [
      'fixed in a version that it does not name',
      { status: 'fixed', ...product('pkg:oci/api-service', 'pkg:npm/qs') },
      '"fixed" must name the version',
    ],
    [
      'a product that nothing is known of',
      product('https://example.com/1', 'pkg:npm/qs'),
      'is no product that is known here',
    ],
    ['a part that is no package', product('pkg:oci/api-service', 'qs'), '"qs" is no package'],
    ['an unknown justification', { justification: 'we_think_so' }, 'statements.0.justification'],
    [
      'a moment without a zone',
      { timestamp: '2026-11-01T00:00:00' },
      'must be a moment with a zone',
    ],
    [
      'a purl and another identifier',
      {
        products: [
          {
            '@id': 'pkg:oci/api-service',
            identifiers: { purl: 'pkg:oci/x' },
            subcomponents: ['pkg:npm/qs'],
          },
        ],
      },
      'differ',
    ],
    [
      'a hash of a package without a version',
      {
        products: [
          {
            '@id': 'pkg:oci/api-service',
            subcomponents: [{ '@id': 'pkg:npm/qs', hashes: { 'sha-256': 'x' } }],
          },
        ],
      },
      'must name the version',
    ],
    [
      'a range that is none',
      product('pkg:oci/api-service', 'pkg:npm/qs?vers=vers:npm/>=2.0.0|<1.0.0'),
      'must come before',
    ],
  ])('with %s is named', (_, statement, problem) => {
    const { blocks, outcome: found } = decideWith([openVex(statement)], [QS]);
    expect([found, blocks.join('\n')]).toEqual(['blocked', expect.stringContaining(problem)]);
  });

  it('blocks only the services that it is about when it is unusable', () => {
    const bad = openVex({ justification: undefined });
    expect(decideWith([bad], [], {}).outcome).toBe('blocked');
    expect(decideWith([bad], [], { service: 'payments' }).outcome).toBe('passed');
    const invalid = openVex({ status: 'ok' });
    expect(decideWith([invalid], [], {}).outcome).toBe('blocked');
    expect(decideWith([invalid], [], { service: 'payments' }).outcome).toBe('passed');
    const unknown = openVex({ status: 'ok', ...product('https://example.com/1') });
    expect(decideWith([unknown], [], { service: 'payments' }).outcome).toBe('blocked');
  });
});
