import type { FoundPackage, ReportedFinding } from '../model/report.ts';
import { report, reported } from '../test/samples.ts';
import { mergeFindings } from './merge-findings.ts';

const found = (
  name: string,
  version: string,
  purl?: string,
  kind: FoundPackage['kind'] = 'library',
): Partial<ReportedFinding> => ({ package: { name, version, purl, kind, source: undefined } });
const merged = (...findings: Partial<ReportedFinding>[]) =>
  mergeFindings([report(findings.map((each) => reported(each)))]);

describe('packages', () => {
  it.each<[string, Partial<ReportedFinding>[]]>([
    [
      'encoded and not',
      [
        found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0'),
        found('@s/qs', '1.0.0', 'pkg:npm/@s/qs@1.0.0'),
      ],
    ],
    [
      'with and without qualifiers',
      [
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1?arch=amd64&distro=debian-13.1', 'os'),
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1?distro=debian-13', 'os'),
      ],
    ],
    [
      'with the epoch in a qualifier and in front',
      [
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=1', 'os'),
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@1:3.0-1', 'os'),
      ],
    ],
    [
      'with an epoch of 0 and none',
      [
        found('ssl', '0:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=0', 'os'),
      ],
    ],
    [
      'of a vendor by two names',
      [
        found('ssl', '3.0-1', 'pkg:rpm/amzn/ssl@3.0-1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/amazon/ssl@3.0-1', 'os'),
      ],
    ],
    [
      'with and without a package URL',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.0')],
    ],
    [
      'with and without a package URL, scoped',
      [found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0'), found('@s/qs', '1.0.0')],
    ],
    [
      'without a package URL and without a kind',
      [
        found('curl', '8-1', 'pkg:deb/debian/curl@8-1', 'os'),
        {
          package: {
            name: 'curl',
            version: '8-1',
            purl: undefined,
            kind: undefined,
            source: undefined,
          },
        },
      ],
    ],
    [
      'of Go, with and without the v',
      [
        found('golang.org/x/net', 'v0.1.0', 'pkg:golang/golang.org/x/net@v0.1.0'),
        found('golang.org/x/net', '0.1.0', 'pkg:golang/golang.org/x/net@0.1.0'),
      ],
    ],
    ['without a package URL, in another case', [found('Flask', '1.0'), found('flask', '1.0')]],
  ])('%s are one package', (_, findings) => {
    expect(merged(...findings)).toHaveLength(1);
  });

  it.each<[string, Partial<ReportedFinding>[]]>([
    [
      'of two ecosystems',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.0', 'pkg:pypi/qs@1.0.0')],
    ],
    [
      'of two scopes',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('@s/qs', '1.0.0', 'pkg:npm/%40s/qs@1.0.0')],
    ],
    [
      'of two versions',
      [found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'), found('qs', '1.0.1', 'pkg:npm/qs@1.0.1')],
    ],
    [
      'of two epochs',
      [
        found('ssl', '1:3.0-1', 'pkg:rpm/redhat/ssl@3.0-1?epoch=1', 'os'),
        found('ssl', '3.0-1', 'pkg:rpm/redhat/ssl@3.0-1', 'os'),
      ],
    ],
    [
      'of system and library',
      [found('curl', '8', 'pkg:deb/debian/curl@8', 'os'), found('curl', '8')],
    ],
    [
      'of system and library without package URLs',
      [found('curl', '8', undefined, 'os'), found('curl', '8')],
    ],
    [
      'of two ecosystems, where one without a package URL could be either',
      [
        found('qs', '1.0.0', 'pkg:npm/qs@1.0.0'),
        found('qs', '1.0.0', 'pkg:pypi/qs@1.0.0'),
        found('qs', '1.0.0'),
      ],
    ],
    ['and code', [found('qs', '', undefined, 'code'), found('qs', '', undefined, 'library')]],
  ])('%s are different packages', (_, findings) => {
    expect(merged(...findings)).toHaveLength(findings.length);
  });
});
