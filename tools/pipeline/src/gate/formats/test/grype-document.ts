import { AT, DIGEST } from './documents.ts';

export const GRYPE_CONFIGURATION = {
  'only-fixed': false,
  'only-notfixed': false,
  'ignore-wontfix': '',
  exclude: [],
  distro: '',
  search: { scope: 'squashed' },
  match: { stock: { 'using-cpes': true } },
};
export const grypeMatch = (change: object = {}) => ({
  vulnerability: { id: 'CVE-2026-0001', severity: 'Critical', ...change },
  relatedVulnerabilities: [],
  artifact: { name: 'qs', version: '6.0.0', type: 'npm', purl: 'pkg:npm/qs@6.0.0' },
});
export const grype = (
  matches: object[],
  change: object = {},
  { configuration = {}, db = {} }: { configuration?: object; db?: object } = {},
) => ({
  matches,
  source: { type: 'image', target: { imageID: DIGEST } },
  distro: { name: 'debian', version: '13' },
  descriptor: {
    name: 'grype',
    version: '0.110.0',
    timestamp: AT,
    configuration: { ...GRYPE_CONFIGURATION, ...configuration },
    db: { status: { built: '2026-11-23T06:00:00Z', valid: true, ...db } },
  },
  ...change,
});
