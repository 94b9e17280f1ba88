import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Component, ComponentType, PackageURL } from './cyclonedx.ts';

/** Node says in its binary which it is; it is for another processor perhaps, and is not run. */
export async function nodeComponent(base: string): Promise<Component | undefined> {
  for (const path of ['nodejs/bin/node', 'usr/bin/node', 'usr/local/bin/node']) {
    const binary = await readFile(join(base, path)).catch(() => undefined);
    const version = binary && /\bnode\.js\/v(\d+\.\d+\.\d+)/.exec(binary.toString('latin1'))?.[1];
    if (version)
      return new Component(ComponentType.Application, 'node', {
        bomRef: 'node',
        version,
        purl: new PackageURL('generic', null, 'node', version).toString(),
        cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
      });
  }
  return undefined;
}
