import { decideWith } from '../../test/decide-with.ts';
import { AT, cycloneDx, LATER, openVex, outcome, product, QS } from './test/documents.ts';

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
  ])('%s does not revoke an earlier one', (_, documents) => {
    expect(outcome(documents)).toBe('passed');
  });

  it('does not revoke Gatehouse’s own exceptions, which accept a known risk', () => {
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

  it('replaces an expired one', () => {
    const old = openVex({ timestamp: '2026-01-01T00:00:00Z' });
    expect(outcome(old)).toBe('blocked');
    expect(outcome([old, openVex({})])).toBe('passed');
    expect(outcome([openVex({}), old])).toBe('passed');
  });
});
