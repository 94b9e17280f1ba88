import { eachFails, fails, scan } from './test/fails.ts';
import { AMD } from './test/image-manifests.ts';
import { basicFinding } from './test/scan-findings.ts';
import { page } from './test/scan-page.ts';

const found = [basicFinding('CVE-2026-1')];
const status = (name: string) => scan(page({ status: name, basic: found }));

eachFails(
  [
    ['FAILED', status('FAILED'), /the scan has failed.*\(FAILED\)/],
    ['UNSUPPORTED_IMAGE', status('UNSUPPORTED_IMAGE'), /cannot scan such an image/],
    ['SCAN_ELIGIBILITY_EXPIRED', status('SCAN_ELIGIBILITY_EXPIRED'), /too old to be watched/],
    ['FINDINGS_UNAVAILABLE', status('FINDINGS_UNAVAILABLE'), /no findings to be had/],
    ['LIMIT_EXCEEDED', status('LIMIT_EXCEEDED'), /a limit of scanning/],
    ['IMAGE_ARCHIVED', status('IMAGE_ARCHIVED'), /archived; restore it/],
    ['a status of tomorrow', status('DONE'), /not known to the gate.*\(DONE\)/],
    ['no status', scan(page({ more: { imageScanStatus: undefined } })), /no status/],
    [
      'a page that fails by its status',
      scan(page({ basic: found, nextToken: 'two' }), page({ status: 'FAILED' })),
      /FAILED/,
    ],
    [
      'repository gone later',
      scan(fails('RepositoryNotFoundException')),
      /the scan: RepositoryNotFound/,
    ],
    ['image gone later', scan(fails('ImageNotFoundException')), /push the image first/],
    ['no right to the scan', scan(fails('AccessDeniedException')), /the scan: AccessDenied/],
    ['wrong credentials', scan(fails('UnrecognizedClientException')), /check the credentials/],
    [
      'credentials that ran out',
      scan(page({ status: 'IN_PROGRESS' }), fails('ExpiredTokenException')),
      /get new credentials/,
    ],
    ['a wrong parameter', scan(fails('InvalidParameterException')), /InvalidParameter/],
    ['an error of tomorrow', scan(fails('ImageOnTheMoonException')), /ImageOnTheMoon/],
    [
      'a page of HTML that forbids',
      scan(() => ({ html: '<h1>Forbidden</h1>', status: 403 })),
      /the answer \(HTTP 403\) is not JSON/,
    ],
    ['a wrong digest', scan(page({ digest: AMD, basic: found })), /of another image, sha256:/],
    [
      'a wrong digest on page 2',
      scan(page({ basic: found, nextToken: 'two' }), page({ digest: AMD })),
      /of another image/,
    ],
    ['no digest', scan(page({ more: { imageId: undefined } })), /which is not named/],
    [
      'another repository',
      scan(page({ more: { repositoryName: 'orders' } })),
      /another repository, orders/,
    ],
    ['another registry', scan(page({ more: { registryId: '999999999999' } })), /another registry/],
    ['a repeated token', scan(page({ basic: found, nextToken: 'two' })), /page 2 .* points back/],
    [
      'counts that disagree, and stay so',
      scan(page({ basic: found, counts: { HIGH: 2 } })),
      /findingSeverityCounts says 2 of HIGH, and 1 are listed/,
    ],
  ],
  'at once',
);
