import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { AT, DIGEST, osv, sarif } from './test/documents.ts';
import { basic, enhanced, inspectorFinding } from './test/ecr-document.ts';
import { gitLab } from './test/gitlab-document.ts';
import { grype } from './test/grype-document.ts';
import { snyk } from './test/snyk-document.ts';
import { LIBRARY_RESULT, OS_RESULT, trivy, trivyVulnerability } from './test/trivy-document.ts';

const coverageOf = (document: unknown) =>
  parseReport('report.json', JSON.stringify(document)).coverage;
const metadata = (OS: object | undefined, change: object = {}) => ({
  Metadata: { ImageID: DIGEST, OS, ...change },
});
const tool = (name: string, vendor?: string) => ({
  metadata: { timestamp: AT, tools: [{ name, vendor }] },
});

describe('the proven coverage of a report', () => {
  it.each<[string, unknown, string[]]>([
    ['Trivy with both classes', trivy([OS_RESULT, LIBRARY_RESULT]), ['os', 'library']],
    [
      'Trivy with vulnerabilities but no list of packages',
      trivy([{ Class: 'os-pkgs', Vulnerabilities: [trivyVulnerability()] }]),
      ['os'],
    ],
    ['Trivy without results (--scanners secret)', trivy(undefined), []],
    ['Trivy with null for results', trivy(null), []],
    ['Trivy with no results at all', trivy([]), []],
    [
      'Trivy of secrets',
      trivy([{ Class: 'secret', Secrets: [{ RuleID: 'a', Severity: 'LOW' }] }]),
      [],
    ],
    ['Trivy of licences', trivy([{ Class: 'license', Licenses: [] }]), []],
    ['Trivy of libraries in an image with a system', trivy([LIBRARY_RESULT]), ['library']],
    [
      'Trivy of a system that has no packages to see',
      trivy([{ Class: 'os-pkgs' }, LIBRARY_RESULT]),
      ['library'],
    ],
    [
      'a Trivy that lists no packages',
      trivy([{ Class: 'os-pkgs', Vulnerabilities: [] }], { Trivy: undefined }),
      ['os'],
    ],
    [
      'a Trivy that lists packages, of another class only',
      trivy([{ Class: 'os-pkgs', Vulnerabilities: [] }, LIBRARY_RESULT], { Trivy: undefined }),
      ['library'],
    ],
    ['Trivy of a system with an empty list', trivy([{ Class: 'os-pkgs', Packages: [] }]), []],
    [
      'Trivy of an image without a system',
      trivy([LIBRARY_RESULT], metadata(undefined)),
      ['os', 'library'],
    ],
    [
      'Trivy of an image with the system "none"',
      trivy([LIBRARY_RESULT], metadata({ Family: 'none' })),
      ['os', 'library'],
    ],
    [
      'Trivy of a file system',
      trivy([OS_RESULT, LIBRARY_RESULT], { ArtifactType: 'filesystem' }),
      [],
    ],
    ['Trivy of a repository', trivy([LIBRARY_RESULT], { ArtifactType: 'repository' }), []],
    ['Trivy of a virtual machine', trivy([OS_RESULT, LIBRARY_RESULT], { ArtifactType: 'vm' }), []],
    [
      'Trivy of a bill of materials',
      trivy([OS_RESULT, LIBRARY_RESULT], { ArtifactType: 'cyclonedx' }),
      [],
    ],
    ['Trivy of it does not say what', trivy([OS_RESULT], { ArtifactType: undefined }), []],
    [
      'Trivy where a rule of the user hides all',
      trivy([
        {
          Class: 'os-pkgs',
          ExperimentalModifiedFindings: [
            { Type: 'vulnerability', Status: 'ignored', Finding: trivyVulnerability() },
          ],
        },
      ]),
      ['os'],
    ],
    ['Grype of an image', grype([]), ['os', 'library']],
    ['Grype of a directory', grype([], { source: { type: 'directory', target: '.' } }), []],
    [
      'Grype of a bill of materials',
      grype([], { source: { type: 'sbom-file', target: 'a.json' } }),
      [],
    ],
    ['ECR, basic', basic({}), ['os']],
    ['ECR, enhanced', enhanced([]), ['os', 'library']],
    ['Inspector', { findings: [inspectorFinding()] }, ['os', 'library']],
    ['CycloneDX of Grype', cycloneDx([]), ['os', 'library']],
    [
      'CycloneDX of Grype with libraries only',
      cycloneDx([], { components: [{ name: 'qs', purl: 'pkg:npm/qs@6.0.0' }] }),
      ['library'],
    ],
    [
      'CycloneDX of Grype without package URLs',
      cycloneDx([], { components: [{ name: 'qs' }] }),
      [],
    ],
    ['CycloneDX of Trivy without vulnerabilities', cycloneDx([], tool('trivy')), []],
    [
      'CycloneDX of Trivy with some',
      cycloneDx([cycloneDxVulnerability()], tool('trivy')),
      ['os', 'library'],
    ],
    ['CycloneDX of Syft', cycloneDx([], tool('syft')), []],
    [
      'CycloneDX of a tool that nobody knows',
      cycloneDx([cycloneDxVulnerability()], tool('cdxgen')),
      [],
    ],
    [
      'the Scan API of Inspector',
      { sbom: cycloneDx([], tool('CycloneDX SBOM API', 'Amazon Inspector')) },
      ['os', 'library'],
    ],
    [
      'the Scan API of Inspector for components without rules',
      {
        sbom: cycloneDx([], {
          ...tool('CycloneDX SBOM API', 'Amazon Inspector'),
          components: [
            {
              name: 'qs',
              purl: 'pkg:npm/qs@6.0.0',
              properties: [
                {
                  name: 'amazon:inspector:sbom_scanner:warning',
                  value: 'Component skipped: no rules found.',
                },
              ],
            },
          ],
        }),
      },
      [],
    ],
    ['SARIF', sarif({}, {}), []],
    ['OSV-Scanner', osv({}), []],
    ['Snyk', snyk([]), []],
    ['GitLab', gitLab({}), []],
  ])('%s', (_, document, lookedUp) => {
    expect(coverageOf(document).lookedUp).toEqual(lookedUp);
  });
});
