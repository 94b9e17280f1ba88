import { inTurn } from './test/ecr-script.ts';
import { eachFails, fails } from './test/fails.ts';
import { AMD, AMD_MANIFEST, ARM, child, DIGEST, index, MANIFEST } from './test/image-manifests.ts';
import { images, manifests } from './test/image-replies.ts';
import { frequency, mode } from './test/scan-settings.ts';
import { BASIC, ENHANCED } from './test/world.ts';

const TWO_PLATFORMS = index(child(AMD, 'amd64'), child(ARM, 'arm64'));
const NO_CONFIG = '{"schemaVersion":2,"layers":[]}';

eachFails(
  [
    [
      'repository missing',
      { ...BASIC, BatchGetImage: fails('RepositoryNotFoundException') },
      /RepositoryNotFound.*check the repository/,
    ],
    [
      'image missing',
      {
        ...BASIC,
        BatchGetImage: () => ({
          body: {
            images: [],
            failures: [
              { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
            ],
          },
        }),
      },
      /ImageNotFound: Requested image not found; push/,
    ],
    [
      'no image and no failure',
      { ...BASIC, BatchGetImage: () => ({ body: {} }) },
      /there is no such image/,
    ],
    ['another image', { ...BASIC, BatchGetImage: images(MANIFEST, AMD) }, /about another image/],
    [
      'a tampered manifest',
      { ...BASIC, BatchGetImage: images(`${MANIFEST}\n`, DIGEST) },
      /not the one of this digest/,
    ],
    [
      'no manifest',
      {
        ...BASIC,
        BatchGetImage: () => ({ body: { images: [{ imageId: { imageDigest: DIGEST } }] } }),
      },
      /not the one of this digest/,
    ],
    [
      'an index of attestations',
      { ...BASIC, BatchGetImage: images(index(child(AMD, 'unknown', true))) },
      /no image for any platform/,
      index(child(AMD, 'unknown', true)),
    ],
    [
      'an index with a platform that is not there',
      { ...BASIC, BatchGetImage: manifests(TWO_PLATFORMS, AMD_MANIFEST) },
      /BatchGetImage: ImageNotFound/,
      TWO_PLATFORMS,
    ],
    [
      'an index with a platform whose manifest was tampered with',
      {
        ...BASIC,
        BatchGetImage: inTurn(images(TWO_PLATFORMS), images(`${AMD_MANIFEST}\n`, AMD)),
      },
      /not the one of this digest/,
      TWO_PLATFORMS,
    ],
    [
      'a manifest without a configuration',
      { ...BASIC, BatchGetImage: images(NO_CONFIG) },
      /names no configuration/,
      NO_CONFIG,
    ],
    [
      'no right to the image',
      { ...BASIC, BatchGetImage: fails('AccessDeniedException') },
      /BatchGetImage: AccessDenied.*allow/,
    ],
    [
      'no right to the rules',
      { ...BASIC, GetRegistryScanningConfiguration: fails('AccessDeniedException') },
      /GetRegistryScanningConfiguration: AccessDenied/,
    ],
    [
      'no rule scans the repository',
      {
        ...BASIC,
        BatchGetRepositoryScanningConfiguration: frequency('MANUAL'),
        DescribeImageScanFindings: fails('ScanNotFoundException'),
      },
      /no rule scans the repository \(MANUAL\); turn on scan on push/,
    ],
    [
      'no frequency and no scan on push',
      {
        ...BASIC,
        BatchGetRepositoryScanningConfiguration: frequency(undefined, false),
        DescribeImageScanFindings: fails('ScanNotFoundException'),
      },
      /turn on scan on push/,
    ],
    [
      'no rule of enhanced scanning',
      { ...ENHANCED, BatchGetRepositoryScanningConfiguration: frequency('MANUAL') },
      /no rule scans/,
    ],
    [
      'a frequency of tomorrow',
      { ...BASIC, BatchGetRepositoryScanningConfiguration: frequency('SOMETIMES') },
      /SOMETIMES, which is not known/,
    ],
    [
      'a scan type of tomorrow',
      { ...BASIC, GetRegistryScanningConfiguration: mode('DEEP') },
      /DEEP, which is not known/,
    ],
    [
      'rules that fail',
      {
        ...BASIC,
        BatchGetRepositoryScanningConfiguration: () => ({
          body: {
            failures: [
              {
                repositoryName: 'payments',
                failureCode: 'REPOSITORY_NOT_FOUND',
                failureReason: 'not there',
              },
            ],
          },
        }),
      },
      /REPOSITORY_NOT_FOUND: not there/,
    ],
    [
      'rules that leave it out',
      { ...BASIC, BatchGetRepositoryScanningConfiguration: () => ({ body: {} }) },
      /does not tell how/,
    ],
  ],
  'at once',
);
