import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDigest } from '../config-digest.ts';
import { copyFromImage } from '../copy-from-image.ts';
import { docker } from '../docker.ts';
import { pushImage } from '../push-image.ts';
import { buildSubject, plantedWorkspace } from '../test/build-subject.ts';
import { startRegistry, type RegistryDouble } from '../test/registry-double.ts';
import { name } from '../test/subject.ts';

const COMMIT = { id: 'a'.repeat(40), time: 1_700_000_000 };
const LATER = { id: 'b'.repeat(40), time: 1_800_000_000 };
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-push-'));

let registry: RegistryDouble;
let image: string;
let other: string;
beforeAll(async () => {
  registry = await startRegistry();
  const planted = plantedWorkspace();
  image = await buildSubject(planted.root, COMMIT);
  other = await buildSubject(planted.root, LATER);
  planted.remove();
}, 600_000);
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

describe(`the image of ${name} in a registry`, () => {
  const target = () => ({ repository: `${registry.host}/${name}`, tag: 'build-1' });

  it('is available under the digest that the registry returns, and does not change when pushed again', async () => {
    const digest = await pushImage(image, target());
    expect(digest).toBe(registry.tags.get('build-1'));
    const manifest = JSON.parse(String(registry.content.get(digest))) as {
      config: { digest: string };
    };
    expect(manifest.config.digest).toBe(await configDigest(image));
    expect(await pushImage(image, target())).toBe(digest);
  }, 120_000);

  it('is not confused with another image under its tag', async () => {
    const [there, ours] = [await configDigest(image), await configDigest(other)];
    const before = new Map(registry.tags);
    await expect(pushImage(other, target())).rejects.toThrow(
      `${registry.host}/${name}:build-1 is taken by another image: its configuration is ${there}, ours ${ours};`,
    );
    expect(registry.tags).toEqual(before);
  }, 120_000);

  it('is pulled by its digest unchanged, with its bill of materials', async () => {
    const { repository, tag } = target();
    const config = await configDigest(image);
    await docker(['image', 'rm', `${repository}:${tag}`]);
    const reference = `${repository}@${registry.tags.get(tag)}`;
    await docker(['pull', reference]);
    expect(await configDigest(reference)).toBe(config);
    const sbom = join(folder, 'sbom.cdx.json');
    await copyFromImage(reference, '/app/sbom.cdx.json', sbom);
    expect(JSON.parse(readFileSync(sbom, 'utf8'))).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(await docker(['ps', '--all', '--quiet', `--filter=ancestor=${reference}`])).toBe('');
    await docker(['image', 'rm', reference]);
  }, 120_000);

  it('does not push to an address where no registry listens', async () => {
    const nobody = { repository: `127.0.0.1:1/${name}`, tag: 'build-1' };
    await expect(pushImage(other, nobody)).rejects.toThrow(/^docker push ended with 1: .*refused/);
    await docker(['image', 'rm', `${nobody.repository}:${nobody.tag}`]);
  }, 120_000);
});
