import { decideWith, type Given } from '../../test/decide-with.ts';
import { readException } from '../read-exception.ts';
import { AT, cycloneDx, encoded, LATER, OTHER, outcome, QS } from './test/documents.ts';

describe('a CycloneDX VEX document', () => {
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

  it('blocks only the service that it is about when it is unusable', () => {
    const bad = cycloneDx(fine, { ref: 'comp-7' }, AT, of({ name: 'x', purl: 'pkg:oci/payments' }));
    expect(decideWith([bad], []).outcome).toBe('passed');
    expect(decideWith([bad], [], { service: 'payments' }).outcome).toBe('blocked');
  });

  it('blocks nothing if it is about an unknown bill of materials', () => {
    const document = cycloneDx(fine, { ref: `${BOM}#comp-1` });
    expect(decideWith([document], []).outcome).toBe('passed');
    expect(readException('x.json', JSON.stringify(document), new Date('2026-11-23')).idle).toEqual([
      'x.json: what it says of CVE-2026-0001 is about no image and excuses nothing',
    ]);
  });
});
