import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import type { ProductionPackage } from './production-packages.ts';
import { sbom } from './sbom.ts';

const of = (
  location: string,
  name: string,
  locked: ProductionPackage['locked'],
  dependencies: string[] = [],
): ProductionPackage => ({ location, name, locked, dependencies });

const PACKAGES = [
  of('apps/a', '@x/a', {}, ['libs/lib', 'node_modules/one']),
  of('libs/lib', '@x/lib', { version: '0.0.0', license: 'MIT' }, ['node_modules/@s/two']),
  of('node_modules/@s/two', '@s/two', { version: '2.0.0', license: '(MIT OR CC0-1.0)' }),
  of('node_modules/one', 'one', {
    version: '1.0.0',
    license: 'See the file LICENSE',
    integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
  }),
];
const BUNDLED = new Set(['libs/lib', 'node_modules/one']);

interface Component {
  'bom-ref': string;
  scope: string;
  purl?: string;
  properties: unknown[];
}
const document = (): { components: Component[]; dependencies: unknown; serialNumber: string } =>
  JSON.parse(sbom('apps/a', PACKAGES, BUNDLED));

describe('the bill of materials', () => {
  it('is valid CycloneDX', async () => {
    const validator = new JsonStrictValidator(Version.v1dot6);
    expect(await validator.validate(sbom('apps/a', PACKAGES, BUNDLED))).toBeNull();
    expect(await validator.validate('{"bomFormat": "CycloneDX"}')).not.toBeNull();
  });

  it('says of each component whether anything of it is in the bundle', () => {
    const told = document().components.map(({ 'bom-ref': ref, scope, properties }) => [
      ref,
      scope,
      properties,
    ]);
    const property = (value: string) => [{ name: 'gatehouse:in-bundle', value }];
    expect(told).toEqual([
      ['libs/lib', 'required', property('true')],
      ['node_modules/@s/two', 'excluded', property('false')],
      ['node_modules/one', 'required', property('true')],
    ]);
  });

  it('addresses what is published, and does not pretend that of the workspace’s own', () => {
    expect(document().components.map(({ purl }) => purl)).toEqual([
      undefined,
      'pkg:npm/%40s/two@2.0.0',
      'pkg:npm/one@1.0.0',
    ]);
  });

  it('has who depends on what', () => {
    expect(document().dependencies).toContainEqual({
      ref: 'a',
      dependsOn: ['libs/lib', 'node_modules/one'],
    });
  });

  it('is the same text for the same input, in whatever order, and another for another', () => {
    const text = sbom('apps/a', PACKAGES, BUNDLED);
    expect(sbom('apps/a', PACKAGES.toReversed(), BUNDLED)).toBe(text);
    expect(JSON.parse(sbom('apps/a', PACKAGES, new Set())).serialNumber).not.toBe(
      document().serialNumber,
    );
    expect(document().serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
