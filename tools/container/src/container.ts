import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { architectureOf, readManifest } from '@gatehouse/service-manifest';
import pc from 'picocolors';
import { buildArguments, hasBuildx, imageTag } from './build-image.ts';
import { checkedOut } from './commit.ts';
import { docker, noEngine } from './docker.ts';
import { imageSize, megabytes } from './image-size.ts';

/**
 * Builds the image of a service: `container.ts FOLDER [--platform=linux/arm64] [what docker build takes]`.
 * Exits with 1 where there is no engine, or the build fails.
 */
const PLATFORM = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' };

const root = process.cwd();
const folder = relative(root, process.argv[2] ?? '');
const name = basename(folder);
const options = process.argv.slice(3);

try {
  await build();
} catch (error) {
  process.stderr.write(`${name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function build(): Promise<void> {
  const engine = await noEngine();
  if (engine) throw new Error(`an image needs a Docker engine: ${engine}`);
  const file = join(folder, 'service.json');
  const manifest = readManifest(file, readFileSync(join(root, file), 'utf8'));
  const given = options.find((option) => option.startsWith('--platform='));
  const platform = given?.slice('--platform='.length) ?? PLATFORM[architectureOf(manifest)];
  const source = { name, root, folder, platform, commit: checkedOut(root) };
  const more = options.filter((option) => option !== given);
  await docker(buildArguments(source, await hasBuildx(), more), { show: true });
  const { total, added } = await imageSize(imageTag(name));
  process.stdout.write(
    `\n${pc.bold(imageTag(name))}  ${platform}  ${pc.cyan(megabytes(total))}, of which ${megabytes(added)} are the service's\n`,
  );
}
