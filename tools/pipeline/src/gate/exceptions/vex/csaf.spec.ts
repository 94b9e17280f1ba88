import { decideWith } from '../../test/decide-with.ts';
import { AT, LATER, OTHER, outcome, QS } from './test/documents.ts';

describe('a CSAF VEX document', () => {
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
