import { parseWorkspace } from '@gatehouse/service-manifest';
import { renderedFrom } from '../test/rendered.ts';
import { settingsWith } from '../test/settings.ts';
import { GITHUB_HEADER } from './header.ts';
import { readPins, readTools } from './input.ts';

const lines = (environments: Parameters<typeof settingsWith>[0], github?: object) => {
  const files = renderedFrom(settingsWith(environments, github));
  return (path: string) => files[`.github/${path}`]!.split('\n');
};
const OWNERS = 'CODEOWNERS';

describe('what is rendered for GitHub', () => {
  it('has the mark by which it is recognised', () => {
    const files = Object.entries(renderedFrom(settingsWith(['only'])));
    const github = files.filter(([path]) => path.startsWith('.github/'));
    expect(github).toHaveLength(23);
    expect(github.filter(([, text]) => !text.startsWith(GITHUB_HEADER))).toEqual([]);
  });

  it('has no two consecutive empty lines, which a formatter would change', () => {
    for (const [path, text] of Object.entries(renderedFrom(settingsWith(['only']))))
      expect([path, text]).toEqual([path, expect.not.stringContaining('\n\n\n')]);
  });

  it('names no application and nothing of this repository', () => {
    const text = Object.values(renderedFrom(settingsWith(['only']))).join('\n');
    expect(text).not.toMatch(
      /notification-service|api-service|check release|tools\/(?!Dockerfile|infra)/,
    );
  });

  it('runs the checks of the team, and requires them', () => {
    const ci = lines(['only'], { checks: ['licences'] })('workflows/ci.yml');
    expect(ci).toContain('    uses: ./.github/workflows/licences.yml');
    expect(ci).toContain('      - licences');
    expect(ci).toContain("          && needs.licences.result == 'success'");
  });

  it('assigns grants, the infrastructure and the workflows to the platform team', () => {
    const owners = lines(['only'], {
      teams: { platform: 'core', security: '@ann' },
      owners: { '/apps/payments/': ['payments'], '/security/': ['payments'] },
    })(OWNERS).map((line) => line.replaceAll(/ +/g, ' '));
    expect(owners.slice(3)).toEqual([
      '* @acme/core',
      '/apps/ @acme/services',
      '/apps/payments/ @acme/payments',
      '/security/ @acme/payments',
      '/apps/infrastructure/ @acme/core',
      '/apps/*/infrastructure.ts @acme/core',
      '/apps/*/deploy/*/task-role.json @acme/core',
      '/apps/*/deploy/*/execution-role.json @acme/core',
      '/apps/*/deploy/*/trust-policy.json @acme/core',
      '/gatehouse.json @acme/core @ann',
      '/security/ @ann',
      '/.github/ @acme/core @ann',
      '',
    ]);
  });

  it('has the permissions that private repositories need to show findings', () => {
    const read = lines(['only']);
    for (const name of ['codeql', 'scorecard', 'rescan-batch'])
      expect(read(`workflows/${name}.yml`).join('\n')).toMatch(/actions: read/);
  });

  it('sends no findings to a repository without code scanning, and does not run CodeQL', () => {
    const files = renderedFrom(
      parseWorkspace(
        'gatehouse.json',
        JSON.stringify({ ...settingsWith(['only']), github: { codeScanning: false } }),
      ),
    );
    expect(files).not.toHaveProperty(['.github/workflows/codeql.yml']);
    expect(Object.values(files).join('\n')).not.toMatch(
      /security-events|uses: github\/codeql-action/,
    );
    expect(files['.github/workflows/scorecard.yml']).toMatch(
      /retention-days: \d+\n$|scorecard\.sarif/,
    );
  });

  it('needs neither GitHub’s attestations nor its token with a KMS key', () => {
    const byKey = renderedFrom(settingsWith(['only'], undefined, 'kms'));
    const text = Object.entries(byKey)
      .filter(([path]) => path.startsWith('.github/'))
      .map(([, each]) => each)
      .join('\n');
    expect(text).not.toMatch(/attestations?:|actions\/attest|gh attestation/);
    expect(byKey['.github/workflows/deliver-service.yml']).toContain(
      'run: node gatehouse.mjs attest --image "$IMAGE" --commit "$COMMIT" --sbom sbom.cdx.json',
    );
    expect(byKey['.github/workflows/gate.yml']).not.toContain('GH_TOKEN');
    expect(byKey['.github/workflows/command.yml']).not.toContain('id-token');
  });

  it.each([
    ['is missing', '{}', 'actions/attest must have "tag" and "sha"'],
    ['is no full commit', '{"actions/attest": {"tag": "v1", "sha": "abc"}}', 'actions/attest must'],
  ])('fails if a pin %s', (_, text, message) => {
    expect(() => readPins(text)).toThrow(message);
  });

  it('fails if a program has no digest', () => {
    expect(() => readTools('FROM docker.io/aquasec/trivy:0.70.0 AS trivy\n')).toThrow(
      'security/tools/Dockerfile: needs a line "FROM image:tag@sha256:<64 digits> AS trivy"',
    );
  });
});
