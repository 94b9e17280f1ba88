import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import type { ProductionPackage } from '../production-packages.ts';
import { ComponentType } from '@cyclonedx/cyclonedx-library/Enums';
import { Component as Part } from '@cyclonedx/cyclonedx-library/Models';
import { sbom } from './sbom.ts';
import type { SbomInput } from './sbom-input.ts';

const of = (
  location: string,
  name: string,
  locked: ProductionPackage['locked'],
  dependencies: string[] = [],
): ProductionPackage => ({ location, name, locked, dependencies });

const PACKAGES = [
  of('apps/a', '@x/a', { version: '1.2.3' }, ['libs/lib', 'node_modules/one']),
  of('libs/lib', '@x/lib', { version: '0.0.0', license: 'MIT' }, ['node_modules/@s/two']),
  of('node_modules/@s/two', '@s/two', { version: '2.0.0', license: '(MIT OR CC0-1.0)' }),
  of('node_modules/one', 'one', {
    version: '1.0.0',
    license: 'See the file LICENSE',
    integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
  }),
];
const BUNDLED = new Set(['libs/lib', 'node_modules/one']);
const text = (change: Partial<SbomInput> = {}) =>
  sbom({
    folder: 'apps/a',
    packages: PACKAGES,
    bundled: BUNDLED,
    external: new Set(),
    registries: new Map(),
    tools: [{ name: '@gatehouse/bundle', version: '4.5.6' }],
    base: [new Part(ComponentType.Library, 'libc6', { bomRef: 'deb/libc6', version: '2.41' })],
    ...change,
  });

interface Component {
  'bom-ref': string;
  name: string;
  group?: string;
  version?: string;
  scope: string;
  purl?: string;
  properties: unknown[];
}
interface Document {
  metadata: { component: Component; tools: { components: Component[] } };
  components: Component[];
  dependencies: unknown;
  serialNumber: string;
}
const document = (change: Partial<SbomInput> = {}) => JSON.parse(text(change)) as Document;

describe('the bill of materials', () => {
  it('is valid CycloneDX', async () => {
    const validator = new JsonStrictValidator(Version.v1dot6);
    expect(await validator.validate(text())).toBeNull();
    expect(await validator.validate('{"bomFormat": "CycloneDX"}')).not.toBeNull();
  });

  it('says for each component whether the bundle contains a part of it', () => {
    const told = document().components.map(({ 'bom-ref': ref, scope, properties }) => [
      ref,
      scope,
      properties,
    ]);
    const property = (value: string) => [{ name: 'gatehouse:in-bundle', value }];
    expect(told).toEqual([
      ['deb/libc6', undefined, property('true')],
      ['libs/lib', 'required', property('true')],
      ['node_modules/@s/two', 'excluded', property('false')],
      ['node_modules/one', 'required', property('true')],
    ]);
  });

  it('lists the packages that remain in node_modules beside the bundle', () => {
    const external = new Set(['node_modules/@s/two']);
    expect(document({ external }).components.find(({ name }) => name === 'two')).toMatchObject({
      scope: 'required',
      properties: [
        { name: 'gatehouse:external', value: 'true' },
        { name: 'gatehouse:in-bundle', value: 'true' },
      ],
    });
  });

  it('names the service with its version, and the bundler', () => {
    const { component, tools } = document().metadata;
    expect(component).toMatchObject({ name: 'a', version: '1.2.3', type: 'application' });
    expect(tools.components).toMatchObject([
      { group: '@gatehouse', name: 'bundle', version: '4.5.6' },
    ]);
  });

  it('has addresses of published packages, and invents none for those of the workspace', () => {
    expect(document().components.map(({ purl }) => purl)).toEqual([
      undefined,
      undefined,
      'pkg:npm/%40s/two@2.0.0',
      'pkg:npm/one@1.0.0',
    ]);
  });

  it('lists who depends on what', () => {
    expect(document().dependencies).toContainEqual({
      ref: 'a',
      dependsOn: ['deb/libc6', 'libs/lib', 'node_modules/one'],
    });
  });

  it('renders the same text for the same input in any order, and another text for other input', () => {
    expect(text({ packages: PACKAGES.toReversed() })).toBe(text());
    expect(document({ bundled: new Set() }).serialNumber).not.toBe(document().serialNumber);
    expect(document().serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
