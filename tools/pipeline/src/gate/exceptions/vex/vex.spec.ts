import { decideWith, findingIn, type Given } from '../../test/decide-with.ts';
import { DIGEST } from '../../test/samples.ts';
import { readException } from '../read-exception.ts';

const QS = findingIn('pkg:npm/qs@5.0.0', 'qs', '5.0.0');
const OTHER = `sha256:${'b'.repeat(64)}`;
const AT = '2026-11-01T00:00:00Z';
const LATER = '2026-11-20T00:00:00Z';
const outcome = (documents: object | object[], given: Given = {}, finding = QS) =>
  decideWith([documents].flat(), [finding], given).outcome;

const openVex = (...statements: object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'security@example.com',
  timestamp: AT,
  version: 1,
  statements: statements.map((statement) => ({
    vulnerability: { name: 'CVE-2026-0001' },
    products: [{ '@id': 'pkg:oci/api-service', subcomponents: [{ '@id': 'pkg:npm/qs@5.0.0' }] }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...statement,
  })),
});
const product = (id: string, ...parts: string[]) => ({
  products: [
    {
      '@id': id,
      ...(parts.length > 0 && { subcomponents: parts.map((each) => ({ '@id': each })) }),
    },
  ],
});
const encoded = DIGEST.replace(':', '%3A');

describe('OpenVEX', () => {
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
  ])('excuses what it says of %s', (_, statement) => {
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
  ])('excuses nothing by what it says of %s', (_, statement) => {
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

  it('that is of no use blocks only the services that it is about', () => {
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

describe('a later statement', () => {
  const affected = { status: 'affected', justification: undefined, timestamp: LATER };
  it.each<[string, object[]]>([
    ['in the same document', [openVex({}, affected)]],
    ['before the earlier one', [openVex(affected, {})]],
    ['in a later file', [openVex({}), openVex(affected)]],
    ['in an earlier file', [openVex(affected), openVex({})]],
    ['that is under investigation', [openVex({}, { ...affected, status: 'under_investigation' })]],
    ['of the same moment', [openVex({}, { ...affected, timestamp: AT })]],
    [
      'without a moment, in a document that was updated',
      [openVex({}), { ...openVex({ ...affected, timestamp: undefined }), last_updated: LATER }],
    ],
    [
      'about every version',
      [openVex({}, { ...affected, ...product('pkg:oci/api-service', 'pkg:npm/qs') })],
    ],
    ['about the whole image', [openVex({}, { ...affected, ...product('pkg:oci/api-service') })]],
    ['about the package alone', [openVex({}, { ...affected, ...product('pkg:npm/qs@5.0.0') })]],
    [
      'about a product that cannot be told',
      [openVex({}, { ...affected, ...product('https://example.com/1') })],
    ],
    ['about no product at all', [openVex({}, { ...affected, products: [] })]],
    [
      'under an alias',
      [openVex({}, { ...affected, vulnerability: { name: 'GHSA-x', aliases: ['CVE-2026-0001'] } })],
    ],
    ['of CycloneDX', [openVex({}), cycloneDx({ state: 'exploitable' }, {}, LATER)]],
  ])('%s revokes an earlier one', (_, documents) => {
    const verdict = decideWith(documents, [QS]);
    expect([verdict.outcome, verdict.blocks]).toEqual(['blocked', []]);
    expect(verdict.warnings.join('\n')).toContain('is revoked by');
  });

  it.each<[string, object[]]>([
    [
      'that is about another version',
      [openVex({}, { ...affected, ...product('pkg:oci/api-service', 'pkg:npm/qs@6.0.0') })],
    ],
    [
      'that is about another service',
      [openVex({}, { ...affected, ...product('pkg:oci/payments', 'pkg:npm/qs') })],
    ],
    [
      'that is about another vulnerability',
      [openVex({}, { ...affected, vulnerability: { name: 'CVE-2026-0002' } })],
    ],
    ['that is an earlier one', [openVex({}, { ...affected, timestamp: '2026-10-01T00:00:00Z' })]],
    [
      'that another one, later still, takes back',
      [openVex(affected, { timestamp: '2026-11-21T00:00:00Z' })],
    ],
    ['that an update takes back', [openVex(affected, { last_updated: '2026-11-21T00:00:00Z' })]],
  ])('%s does not', (_, documents) => {
    expect(outcome(documents)).toBe('passed');
  });

  it('leaves an exception of Gatehouse’s own alone, which accepts a risk that is known', () => {
    const own = {
      vulnerability: 'CVE-2026-0001',
      packages: ['qs'],
      reason: 'The parser is not reachable from any route',
      owner: 'payments',
      ticket: 'SEC-1',
      created: '2026-11-01',
      expires: '2026-12-01',
    };
    expect(outcome([own, openVex(affected)])).toBe('passed');
  });

  it('takes the place of one that has expired', () => {
    const old = openVex({ timestamp: '2026-01-01T00:00:00Z' });
    expect(outcome(old)).toBe('blocked');
    expect(outcome([old, openVex({})])).toBe('passed');
    expect(outcome([openVex({}), old])).toBe('passed');
  });
});

function cycloneDx(
  analysis: object | undefined,
  affects: object = {},
  timestamp = AT,
  more: object = {},
) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000009',
    version: 1,
    metadata: { timestamp, authors: [{ name: 'Security' }] },
    vulnerabilities: [
      {
        id: 'CVE-2026-0001',
        analysis,
        affects: [{ ref: 'pkg:npm/qs@5.0.0', ...affects }],
      },
    ],
    ...more,
  };
}

describe('CycloneDX VEX', () => {
  const fine = { state: 'not_affected', justification: 'code_not_reachable' };
  const BOM = 'urn:cdx:00000000-0000-4000-8000-000000000001/1';
  const of = (component: object) => ({ metadata: { timestamp: AT, component } });
  const components = {
    components: [{ 'bom-ref': 'comp-1', name: 'qs', purl: 'pkg:npm/qs@5.0.0' }],
  };

  it.each<[string, object, Given?]>([
    ['a package URL', cycloneDx(fine)],
    ['a component of the document', cycloneDx(fine, { ref: 'comp-1' }, AT, components)],
    [
      'a BOM-Link to the document itself',
      cycloneDx(
        fine,
        { ref: 'urn:cdx:00000000-0000-4000-8000-000000000009/1#comp-1' },
        AT,
        components,
      ),
    ],
    [
      'a BOM-Link to the image’s bill of materials',
      cycloneDx(fine, { ref: `${BOM}#pkg:npm/qs@5.0.0` }),
      { bom: BOM },
    ],
    ['the same, encoded', cycloneDx(fine, { ref: `${BOM}#pkg%3Anpm%2Fqs%405.0.0` }), { bom: BOM }],
    [
      'a version that is not affected',
      cycloneDx(fine, {
        ref: 'pkg:npm/qs',
        versions: [{ version: '5.0.0', status: 'unaffected' }],
      }),
    ],
    [
      'a range that is not affected',
      cycloneDx(fine, {
        ref: 'pkg:npm/qs',
        versions: [{ range: 'vers:npm/<6.0.0', status: 'unaffected' }],
      }),
    ],
    ['the fixed version', cycloneDx({ state: 'resolved', detail: 'Patched' })],
    [
      'an image that it is about as a whole',
      cycloneDx(fine, {}, AT, of({ name: 'x', purl: `pkg:oci/api-service@${encoded}` })),
    ],
    [
      'a service that it is about as a whole',
      cycloneDx(fine, {}, AT, of({ type: 'application', name: 'api-service' })),
    ],
  ])('excuses by %s', (...[, document, given]) => {
    expect(outcome(document, given)).toBe('passed');
  });

  it.each<[string, object, Given?]>([
    ['another version', cycloneDx(fine, { ref: 'pkg:npm/qs@6.0.1' })],
    [
      'a component of another version',
      cycloneDx(fine, { ref: 'comp-1' }, AT, {
        components: [{ 'bom-ref': 'comp-1', purl: 'pkg:npm/qs@6.0.0' }],
      }),
    ],
    [
      'a BOM-Link where there is no bill of materials',
      cycloneDx(fine, { ref: `${BOM}#pkg:npm/qs@5.0.0` }),
    ],
    [
      'a BOM-Link to another one',
      cycloneDx(fine, { ref: `${BOM}#pkg:npm/qs@5.0.0` }),
      { bom: BOM.replace('/1', '/2') },
    ],
    [
      'a BOM-Link to something without a package URL',
      cycloneDx(fine, { ref: `${BOM}#comp-1` }),
      { bom: BOM },
    ],
    [
      'another version that is not affected',
      cycloneDx(fine, {
        ref: 'pkg:npm/qs',
        versions: [{ version: '6.0.1', status: 'unaffected' }],
      }),
    ],
    [
      'a version that is affected',
      cycloneDx(fine, { ref: 'pkg:npm/qs', versions: [{ version: '5.0.0', status: 'affected' }] }),
    ],
    [
      'a version of which nothing is said, which means affected',
      cycloneDx(fine, { ref: 'pkg:npm/qs', versions: [{ version: '5.0.0' }] }),
    ],
    [
      'an affected range within what is not',
      cycloneDx(fine, {
        ref: 'pkg:npm/qs',
        versions: [
          { range: 'vers:npm/*', status: 'unaffected' },
          { range: 'vers:npm/<5.1.0', status: 'affected' },
        ],
      }),
    ],
    [
      'an image that is another one',
      cycloneDx(fine, {}, AT, of({ name: 'x', purl: `pkg:oci/api-service@${OTHER}` })),
    ],
    [
      'a service that is another one',
      cycloneDx(fine, {}, AT, of({ type: 'application', name: 'payments' })),
    ],
    ['a later analysis', [cycloneDx(fine), cycloneDx({ state: 'in_triage', lastUpdated: LATER })]],
    ['no analysis', cycloneDx(undefined)],
  ])('excuses nothing by %s', (...[, documents, given]) => {
    const verdict = decideWith([documents].flat(), [QS], given);
    expect([verdict.outcome, verdict.blocks]).toEqual(['blocked', []]);
  });

  it.each<[string, object, string]>([
    ['a reference to nothing', cycloneDx(fine, { ref: 'comp-7' }), '"comp-7" is no product'],
    ['a whole image', cycloneDx(fine, { ref: 'pkg:oci/api-service' }), 'must name the packages'],
    ['no reason', cycloneDx({ state: 'not_affected' }), 'must say why'],
    ['a state that there is not', cycloneDx({ state: 'fine' }), 'analysis.state'],
    [
      'a fixed version that it does not name',
      cycloneDx({ state: 'resolved', detail: 'x' }, { ref: 'pkg:npm/qs' }),
      '"fixed" must name the version',
    ],
  ])('with %s is named', (_, document, problem) => {
    const { blocks } = decideWith([document], [QS]);
    expect(blocks.join('\n')).toContain(problem);
  });

  it('that is about one service blocks no other when it is of no use', () => {
    const bad = cycloneDx(fine, { ref: 'comp-7' }, AT, of({ name: 'x', purl: 'pkg:oci/payments' }));
    expect(decideWith([bad], []).outcome).toBe('passed');
    expect(decideWith([bad], [], { service: 'payments' }).outcome).toBe('blocked');
  });

  it('about a bill of materials that is not known stops nothing', () => {
    const document = cycloneDx(fine, { ref: `${BOM}#comp-1` });
    expect(decideWith([document], []).outcome).toBe('passed');
    expect(readException('x.json', JSON.stringify(document), new Date('2026-11-23')).idle).toEqual([
      'x.json: what it says of CVE-2026-0001 is about no image and excuses nothing',
    ]);
  });
});

describe('CSAF VEX', () => {
  const purl = (text: string) => ({ product_identification_helper: { purl: text } });
  const csaf = (status: object, more: object = {}, release = AT) => ({
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      title: 'x',
      publisher: { name: 'Security', category: 'vendor', namespace: 'https://example.com' },
      tracking: { id: '1', status: 'final', version: '1', current_release_date: release },
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'npm',
          branches: [
            {
              category: 'product_name',
              name: 'qs',
              branches: [
                {
                  category: 'product_version',
                  name: '5.0.0',
                  product: { product_id: 'qs-5', name: 'qs 5.0.0', ...purl('pkg:npm/qs@5.0.0') },
                },
                {
                  category: 'product_version',
                  name: '6.0.1',
                  product: { product_id: 'qs-6', name: 'qs 6.0.1', ...purl('pkg:npm/qs@6.0.1') },
                },
                {
                  category: 'product_version_range',
                  name: 'vers:npm/<5.1.0',
                  product: { product_id: 'qs-old', name: 'qs', ...purl('pkg:npm/qs') },
                },
              ],
            },
          ],
        },
      ],
      full_product_names: [
        { product_id: 'api', name: 'api-service', ...purl('pkg:oci/api-service') },
        { product_id: 'api-digest', name: 'api-service', ...purl(`pkg:oci/api-service@${OTHER}`) },
        { product_id: 'payments', name: 'payments', ...purl('pkg:oci/payments') },
        { product_id: 'nameless', name: 'Something' },
      ],
      relationships: [
        ['api', 'qs-5'],
        ['api', 'qs-old'],
        ['api-digest', 'qs-5'],
        ['payments', 'qs-5'],
      ].map(([whole, part]) => ({
        category: 'default_component_of',
        product_reference: part,
        relates_to_product_reference: whole,
        full_product_name: { product_id: `${whole}:${part}`, name: `${part} in ${whole}` },
      })),
      product_groups: [{ group_id: 'all', product_ids: ['api:qs-5', 'payments:qs-5'] }],
    },
    vulnerabilities: [
      {
        cve: 'CVE-2026-0001',
        product_status: status,
        flags: [{ label: 'vulnerable_code_not_in_execute_path', group_ids: ['all'] }],
        threats: [
          {
            category: 'impact',
            details: 'Never called',
            product_ids: [
              'qs-5',
              'qs-6',
              'qs-old',
              'api:qs-old',
              'api-digest:qs-5',
              'api',
              'nameless',
            ],
          },
        ],
        ...more,
      },
    ],
  });

  it.each<[string, object]>([
    ['a component of the image', csaf({ known_not_affected: ['api:qs-5'] })],
    ['a range of versions', csaf({ known_not_affected: ['api:qs-old'] })],
    ['a version of the package', csaf({ known_not_affected: ['qs-5'] })],
    ['a fixed version', csaf({ fixed: ['qs-5'] }, { threats: [], flags: [] })],
    ['a first fixed version', csaf({ first_fixed: ['api:qs-5'] })],
    [
      'another name',
      csaf(
        { known_not_affected: ['qs-5'] },
        { cve: undefined, ids: [{ text: 'GHSA-2c4f-6g8h-jmpq' }, { text: 'CVE-2026-0001' }] },
      ),
    ],
  ])('excuses by %s', (_, document) => {
    expect(outcome(document)).toBe('passed');
  });

  it.each<[string, object | object[]]>([
    ['another version', csaf({ known_not_affected: ['qs-6'] })],
    ['another fixed version', csaf({ fixed: ['qs-6'] })],
    ['another service', csaf({ known_not_affected: ['payments:qs-5'] })],
    ['another digest', csaf({ known_not_affected: ['api-digest:qs-5'] })],
    ['being affected', csaf({ known_affected: ['api:qs-5'] })],
    [
      'being affected as well',
      csaf({ known_not_affected: ['api:qs-5'], known_affected: ['qs-5'] }),
    ],
    [
      'being under investigation later',
      [
        csaf({ known_not_affected: ['qs-5'] }),
        csaf({ under_investigation: ['api:qs-5'] }, {}, LATER),
      ],
    ],
    ['nothing at all', csaf({})],
  ])('excuses nothing by %s', (_, documents) => {
    const verdict = decideWith([documents].flat(), [QS]);
    expect([verdict.outcome, verdict.blocks]).toEqual(['blocked', []]);
  });

  it.each<[string, object, string]>([
    [
      'a product that there is not',
      csaf({ known_not_affected: ['x'] }),
      'the product "x" is not in the product tree',
    ],
    [
      'a product without a package URL',
      csaf({ known_not_affected: ['nameless'] }),
      '"nameless" is no product',
    ],
    ['a whole image', csaf({ known_not_affected: ['api'] }), 'must name the packages'],
    ['no justification', csaf({ known_not_affected: ['qs-5'] }, { threats: [] }), 'must say why'],
    [
      'a draft',
      {
        ...csaf({}),
        document: { ...csaf({}).document, tracking: { status: 'draft', current_release_date: AT } },
      },
      'a draft is for its author alone',
    ],
  ])('with %s is named', (_, document, problem) => {
    expect(decideWith([document], [QS]).blocks.join('\n')).toContain(problem);
  });
});
