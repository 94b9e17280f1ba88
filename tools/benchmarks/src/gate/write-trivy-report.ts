import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { seededRandom } from './random.ts';
import { debianPackage, layerOf, npmPackage, type TrivyPackage } from './trivy-package.ts';
import { vulnerabilityOf } from './trivy-vulnerability.ts';

const SEED = 15;
const FINDINGS_PER_PACKAGE = 20;

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const IMAGE = `registry.example.com/payments@${DIGEST}`;

/**
 * Writes a report as `trivy image --format json --list-all-pkgs` does: indented, with packages, descriptions,
 * references, and ratings of several vendors. The same file each time, but for its time: about 2.4 KB a finding.
 */
export async function writeTrivyReport(file: string, findings: number, at: Date): Promise<void> {
  const random = seededRandom(SEED);
  const layers = Array.from({ length: 12 }, () => layerOf(random));
  const count = Math.max(2, Math.ceil(findings / FINDINGS_PER_PACKAGE));
  const packages = Array.from({ length: count }, (_, index) => {
    const layer = layers[index % layers.length] ?? layerOf(random);
    const make = index < count / 2 ? debianPackage : npmPackage;
    return make(index, random, layer);
  });
  const half = Math.ceil(count / 2);
  const stream = createWriteStream(file);
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };

  const head = JSON.stringify(heading(at, layers), null, 2);
  await write(`${head.slice(0, -2)},\n  "Results": [\n`);
  let left = findings;
  for (const [result, part] of [packages.slice(0, half), packages.slice(half)].entries()) {
    const about = result === 0 ? DEBIAN : NPM;
    const text = indented({ ...about, Packages: part }, 4);
    await write(`${text.slice(0, -'\n    }'.length)},\n      "Vulnerabilities": [\n`);
    const here = result === 0 ? Math.ceil(findings / 2) : left;
    left -= here;
    for (let number = 0; number < here; number++) {
      const found = part[number % part.length] as TrivyPackage;
      const one = vulnerabilityOf(result * findings + number, found, random);
      await write(`${indented(one, 8)}${number < here - 1 ? ',' : ''}\n`);
    }
    await write(`      ]\n    }${result === 0 ? ',' : ''}\n`);
  }
  stream.end('  ]\n}\n');
  await finished(stream);
}

const DEBIAN = { Target: 'payments (debian 13.1)', Class: 'os-pkgs', Type: 'debian' };
const NPM = { Target: 'app/package-lock.json', Class: 'lang-pkgs', Type: 'npm' };

const heading = (at: Date, layers: readonly object[]) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  ReportID: '0198c0de-0000-7000-8000-000000000000',
  CreatedAt: at.toISOString(),
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: {
    Size: 141_000_000,
    OS: { Family: 'debian', Name: '13.1' },
    ImageID: `sha256:${'c'.repeat(64)}`,
    DiffIDs: layers.map((layer) => (layer as { DiffID: string }).DiffID),
    RepoTags: ['registry.example.com/payments:1'],
    RepoDigests: [IMAGE],
    Layers: layers,
  },
});

function indented(value: object, spaces: number): string {
  return JSON.stringify(value, null, 2).replace(/^/gm, ' '.repeat(spaces));
}
