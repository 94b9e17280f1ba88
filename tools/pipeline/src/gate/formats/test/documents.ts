/** Small documents in the shapes that scanners print; each change replaces keys of the outermost object. */
export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const CONFIG = `sha256:${'c'.repeat(64)}`;
export const AT = '2026-11-23T10:00:00Z';

export const sarif = (rule: object | undefined, result: object, run: object = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Scanner', rules: rule ? [{ id: 'CVE-2026-0001', ...rule }] : [] } },
      results: [
        {
          ruleId: 'CVE-2026-0001',
          message: { text: 'Package: qs\nInstalled Version: 6.0.0' },
          ...result,
        },
      ],
      ...run,
    },
  ],
});

export const osv = (vulnerability: object, group: object = {}, of: object = {}) => ({
  results: [
    {
      source: { path: '/app/package-lock.json', type: 'lockfile' },
      packages: [
        {
          package: { name: 'qs', version: '6.0.0', ecosystem: 'npm' },
          vulnerabilities: [{ id: 'GHSA-aaaa-bbbb-cccc', ...vulnerability }],
          groups: [{ ids: ['GHSA-aaaa-bbbb-cccc'], aliases: [], ...group }],
          ...of,
        },
      ],
    },
  ],
  experimental_config: { licenses: { summary: false, allowlist: [] } },
});
