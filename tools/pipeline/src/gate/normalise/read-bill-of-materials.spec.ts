import type { FoundPackage } from '../model/report.ts';
import { CONFIG, DIGEST, report, reported } from '../test/samples.ts';
import type { BundledImage } from './binding-problem.ts';
import { mergeFindings } from './merge-findings.ts';
import { readBillOfMaterials } from './read-bill-of-materials.ts';

const OTHER = `sha256:${'b'.repeat(64)}`;
const IMAGE: BundledImage = {
  service: 'api-service',
  digest: DIGEST,
  images: [{ digest: DIGEST, config: CONFIG }],
};
const component = (
  name: string,
  version: string,
  inside: boolean,
  purl = `pkg:npm/${name}@${version}`,
) => ({
  type: 'library',
  name,
  version,
  purl,
  properties: [{ name: 'gatehouse:in-bundle', value: String(inside) }],
});
const bom = (purl: string | undefined, ...more: object[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  version: 1,
  metadata: { component: { type: 'application', name: 'api-service', purl } },
  components: [component('tar', '6.1.0', false), component('qs', '6.0.0', true), ...more],
});
const BOUND = `pkg:oci/api-service@${DIGEST.replace(':', '%3A')}`;
const read = (document: object, image = IMAGE) => readBillOfMaterials('sbom.json', document, image);
const TAR: FoundPackage = {
  name: 'tar',
  version: '6.1.0',
  purl: 'pkg:npm/tar@6.1.0',
  kind: 'library',
  source: undefined,
};

describe('a bill of materials', () => {
  it.each<[string, object, BundledImage?]>([
    ['names the digest of its manifest', bom(BOUND)],
    ['names it without encoding', bom(`pkg:oci/api-service@${DIGEST}`)],
    ['names the digest of its configuration', bom(`pkg:oci/api-service@${CONFIG}`)],
    [
      'names the index of several images',
      bom(BOUND),
      { ...IMAGE, images: [{ digest: OTHER }, { digest: CONFIG }] },
    ],
  ])('counts for an image if it %s', (...[, document, image]) => {
    const { bundle, warnings, link } = read(document, image);
    expect(warnings).toEqual([]);
    expect(bundle!(TAR, ['app/node_modules/tar/package.json'])).toBe(false);
    expect(link).toBe('urn:cdx:00000000-0000-4000-8000-000000000001/1');
  });

  it.each<[string, object, string, BundledImage?]>([
    ['names no image', bom(undefined), 'does not say of which image it is'],
    [
      'has no metadata',
      { ...bom(undefined), metadata: undefined },
      'does not say of which image it is',
    ],
    ['names another image', bom(`pkg:oci/api-service@${OTHER}`), 'it is of another image'],
    ['names another service', bom(`pkg:oci/payments@${DIGEST}`), 'it is of the service payments'],
    ['names a tag', bom('pkg:oci/api-service@latest'), 'it is of another image, latest'],
    [
      'names the image without a digest',
      bom('pkg:oci/api-service'),
      'does not say of which image it is',
    ],
    ['names something else', bom('pkg:npm/api-service@1.0.0'), 'does not say of which image it is'],
    [
      'names one of several images',
      bom(`pkg:oci/api-service@${OTHER}`),
      'it is of another image',
      { ...IMAGE, images: [{ digest: OTHER }, { digest: CONFIG }] },
    ],
  ])('excuses nothing if it %s, which a warning reports', (...[, document, problem, image]) => {
    const { bundle, warnings, link } = read(document, image);
    expect([bundle, link]).toEqual([undefined, undefined]);
    expect(warnings.join('\n')).toContain(`sbom.json: excuses nothing outside of the bundle: `);
    expect(warnings.join('\n')).toContain(problem);
  });

  it.each<[string, boolean | undefined, FoundPackage, (string | undefined)[]]>([
    ['an npm package of the application', false, TAR, ['app/node_modules/tar/package.json']],
    ['the same by the lockfile', false, TAR, ['/app/package-lock.json']],
    [
      'a package in the bundle',
      true,
      { ...TAR, name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0' },
      ['app/x'],
    ],
    [
      'a package of the base image',
      undefined,
      TAR,
      ['usr/local/lib/node_modules/npm/node_modules/tar/package.json'],
    ],
    [
      'a package in both',
      undefined,
      TAR,
      ['app/node_modules/tar/package.json', 'usr/lib/tar/package.json'],
    ],
    ['a package at an unknown place', undefined, TAR, [undefined]],
    ['a package at a known and an unknown place', undefined, TAR, ['app/x', undefined]],
    ['a package that is nowhere', undefined, TAR, []],
    ['a path that leads out', undefined, TAR, ['app/../usr/lib/tar/package.json']],
    ['a folder that only begins so', undefined, TAR, ['application/tar/package.json']],
    ['a package without a package URL', undefined, { ...TAR, purl: undefined }, ['app/x']],
    [
      'a package of another ecosystem',
      undefined,
      { ...TAR, purl: 'pkg:pypi/tar@6.1.0' },
      ['app/x'],
    ],
    [
      'a package of the system',
      undefined,
      { ...TAR, kind: 'os', purl: 'pkg:deb/debian/tar@6.1.0' },
      ['app/x'],
    ],
    ['a package of the system by kind alone', undefined, { ...TAR, kind: 'os' }, ['app/x']],
    ['a package of unknown kind', undefined, { ...TAR, kind: undefined }, ['app/x']],
    [
      'another version',
      undefined,
      { ...TAR, version: '6.1.1', purl: 'pkg:npm/tar@6.1.1' },
      ['app/x'],
    ],
    [
      'another package',
      undefined,
      { ...TAR, name: '@s/tar', purl: 'pkg:npm/%40s/tar@6.1.0' },
      ['app/x'],
    ],
  ])('says about %s: %s', (_, inside, found, paths) => {
    expect(read(bom(BOUND)).bundle!(found, paths)).toBe(inside);
  });

  it('has a package inside the bundle if one copy of it is', () => {
    const { bundle } = read(bom(BOUND, component('tar', '6.1.0', true)));
    expect(bundle!(TAR, ['app/x'])).toBe(true);
  });

  it('sees every location at which any scanner found a package', () => {
    const at = (path: string | undefined, scanner: string) =>
      report([reported({ package: TAR, path })], { scanner });
    const { bundle } = read(bom(BOUND));
    const inBundle = (...reports: ReturnType<typeof at>[]) =>
      mergeFindings(reports, { bundle })[0]!.inBundle;
    expect(inBundle(at('app/x', 'trivy'), at('/app/x', 'grype'))).toBe(false);
    expect(inBundle(at('app/x', 'trivy'), at('/usr/lib/x', 'grype'))).toBeUndefined();
    expect(inBundle(at('app/x', 'trivy'), at(undefined, 'grype'))).toBeUndefined();
  });
});
