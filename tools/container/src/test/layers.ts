import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One layer of an image, unpacked. */
export interface Layer {
  /** Its files, links and folders: `app/main.mjs`. */
  readonly paths: readonly string[];
  /** The text of one of its files. */
  read(path: string): string;
  /** Those of its files that hold a text. */
  filesWith(text: string): string[];
}

/** Takes an image apart into its layers, the base's first. */
export function layersOf(image: string): { layers: Layer[]; remove: () => void } {
  const work = mkdtempSync(join(tmpdir(), 'gatehouse-layers-'));
  const archive = join(work, 'image.tar');
  execFileSync('docker', ['save', '--output', archive, image]);
  execFileSync('tar', ['--extract', '--file', archive, '--directory', work]);
  const [manifest] = JSON.parse(readFileSync(join(work, 'manifest.json'), 'utf8')) as [
    { Layers: string[] },
  ];
  const layers = manifest.Layers.map((file, at) => {
    const root = join(work, `unpacked-${at}`);
    mkdirSync(root);
    execFileSync('tar', ['--extract', '--file', join(work, file), '--directory', root]);
    return layer(root);
  });
  return { layers, remove: () => rmSync(work, { recursive: true }) };
}

function layer(root: string): Layer {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) =>
    join(entry.parentPath, entry.name).slice(root.length + 1);
  return {
    paths: entries.map(pathOf).sort(),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    filesWith: (text) =>
      entries
        .filter((entry) => entry.isFile())
        .map(pathOf)
        .filter((path) => statSync(join(root, path)).size > 0)
        .filter((path) => readFileSync(join(root, path)).includes(text)),
  };
}
