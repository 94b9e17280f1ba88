import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceName } from './service-name.ts';

const FIRST_PORT = 3_000;

/** A service like the first one; what is rendered from its manifest follows with `nx sync`. */
export function copyService(root: string, index: number): void {
  const name = serviceName(index);
  const folder = join(root, 'apps', name);
  cpSync(join(root, 'apps', serviceName(0)), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8').replaceAll(serviceName(0), name);
    writeFileSync(file, text.replaceAll(String(FIRST_PORT), String(FIRST_PORT + index)));
  }
}
