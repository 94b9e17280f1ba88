import { docker } from '../docker.ts';
import { buildSubject, CANARY, plantedWorkspace } from '../test/build-subject.ts';
import { layersOf, type Layer } from '../test/layers.ts';
import { manifest, name } from '../test/subject.ts';

const COMMIT = { id: 'a'.repeat(40), time: 1_700_000_000 };
const LATER = { id: 'b'.repeat(40), time: 1_800_000_000 };

const planted = plantedWorkspace();
let image: string;
let taken: { layers: Layer[]; remove: () => void };
beforeAll(async () => {
  image = await buildSubject(planted.root, COMMIT);
  taken = layersOf(image);
}, 600_000);
afterAll(() => {
  planted.remove();
  taken.remove();
});

const BILL = 'app/sbom.cdx.json';
interface Component {
  readonly group?: string;
  readonly name: string;
  readonly properties?: readonly { readonly name: string }[];
}

/** Of a component that is installed beside the bundle. */
const EXTERNAL = 'gatehouse:external';

/** A package that cannot be bundled; where there are some, the folders that hold them, too. */
const isPackage = (path: string) => /^app\/node_modules(?:\/|$)/.test(path);

/** What a service carries beside its bundle: such packages, and the assets that its manifest lists. */
const isCarried = (path: string) =>
  isPackage(path) ||
  (manifest.bundle?.assets ?? []).some((asset) => {
    const place = asset.replace(/^src\//, 'app/');
    return (
      path === place ||
      path.startsWith(`${place}/`) ||
      (place.startsWith(`${path}/`) && path !== 'app')
    );
  });

const inspect = async <T>(field: string, of = image): Promise<T> =>
  JSON.parse(await docker(['image', 'inspect', '--format', `{{json ${field}}}`, of])) as T;

describe(`the image of ${name}`, () => {
  it('adds only the bundle, its lockfile and bill of materials, and dumb-init', () => {
    const own = taken.layers.filter(({ paths }) => paths.some((path) => path.startsWith('app/')));
    expect(own).toHaveLength(1);
    // JSON that is read when it is asked for, and V8's compile cache.
    const parts = /^app\/[\w-]+-[A-Z2-7]{8}\.json$|^app\/compile-cache\/[0-9a-f]{8}$/;
    const rest = own[0]!.paths.filter((path) => !parts.test(path) && !isCarried(path));
    expect(rest).toEqual([
      'app',
      'app/compile-cache',
      'app/compile-cache.cjs',
      'app/main.mjs',
      'app/main.mjs.map',
      'app/package-lock.json',
      'app/sbom.cdx.json',
      'usr',
      'usr/bin',
      'usr/bin/dumb-init',
    ]);
  });

  it('has no source, no secret and no Git data in any layer', () => {
    for (const layer of taken.layers) {
      expect(layer.filesWith(CANARY)).toEqual([]);
      const unwanted =
        /(^|\/)(\.git|\.env[^/]*|\.npmrc|[^/]*\.spec\.[jt]s|[^/]*\.ts|node_modules)(\/|$)/;
      const found = layer.paths.filter((path) => unwanted.test(path) && !isPackage(path));
      expect(found).toEqual([]);
    }
  });

  it('has exactly the packages in node_modules that its bill of materials names', () => {
    const own = taken.layers.find(({ paths }) => paths.includes(BILL));
    const { components } = JSON.parse(own!.read(BILL)) as { components: Component[] };
    const named = components
      .filter(({ properties = [] }) => properties.some(({ name }) => name === EXTERNAL))
      .map(({ group, name }) => (group ? `${group}/${name}` : name));
    const there = taken.layers
      .flatMap(({ paths }) => paths)
      .flatMap(
        (path) =>
          /^app\/.*node_modules\/((?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(path)?.[1] ?? [],
      );
    expect([...new Set(there)].sort()).toEqual([...new Set(named)].sort());
  });

  it('has no shell, no package manager and no download tool', () => {
    const tools =
      /(^|\/)s?bin\/(sh|bash|dash|ash|busybox|npm|npx|yarn|corepack|apt|apt-get|dpkg|apk|curl|wget|perl|python3?)$/;
    const found = taken.layers.flatMap(({ paths }) => paths.filter((path) => tools.test(path)));
    expect(found).toEqual(manifest.base === 'alpine' ? expect.anything() : []);
  });

  it('shows scanners what the bundle contains', () => {
    const [own] = taken.layers.filter(({ paths }) => paths.includes('app/sbom.cdx.json'));
    expect(own!.filesWith('"bomFormat": "CycloneDX"')).toEqual(['app/sbom.cdx.json']);
    expect(own!.filesWith('"node_modules/express"')).toContain('app/package-lock.json');
  });

  it('shows scanners what the image contains beside the bundle', () => {
    const [own] = taken.layers.filter(({ paths }) => paths.includes('app/sbom.cdx.json'));
    const lookedUpBy =
      manifest.base === 'alpine'
        ? ['pkg:apk/alpine/musl@', 'pkg:apk/alpine/nodejs@', 'pkg:apk/alpine/dumb-init@']
        : ['pkg:deb/debian/libc6@', 'pkg:generic/node@', 'pkg:deb/debian/dumb-init@'];
    for (const purl of lookedUpBy) expect(own!.filesWith(purl)).toEqual(['app/sbom.cdx.json']);
  });

  it('runs as a numeric user, through dumb-init, without a shell, and has labels', async () => {
    const config = await inspect<Record<string, unknown>>('.Config');
    expect(config).toMatchObject({
      User: '1001:1001',
      Entrypoint: expect.arrayContaining(['/usr/bin/dumb-init', '--']),
      Cmd: ['/app/main.mjs'],
      Env: expect.arrayContaining(['NODE_ENV=production', `PORT=${manifest.port}`]),
      Healthcheck: { Test: ['CMD', expect.stringContaining('node'), '-e', expect.anything()] },
      Labels: {
        'org.opencontainers.image.title': name,
        'org.opencontainers.image.revision': COMMIT.id,
        'org.opencontainers.image.created': '2023-11-14T22:13:20.000Z',
        'org.opencontainers.image.source': expect.stringMatching(/^https:/),
      },
    });
  });

  it('has the same layers when it is built from scratch for another commit with the same sources', async () => {
    const again = await buildSubject(planted.root, LATER, ['--no-cache']);
    expect(await inspect('.RootFS.Layers', again)).toEqual(await inspect('.RootFS.Layers'));
    expect(again).not.toBe(image);
  }, 600_000);
});
