import { once } from 'node:events';
import { freshVersion, publishAll, publishedNames } from './publish-all.ts';
import { startRegistry } from './start-registry.ts';

/**
 * `npm run registry`: a registry on this machine with all packages of the workspace, at a fresh version, until
 * Ctrl-C. REGISTRY_PORT is its port (default: 4873).
 */
const PORT = 4873;
const COMMANDS = ['npm create --yes gatehouse@latest shop', 'npx nx add @gatehouse/nx'];
const root = process.cwd();
const print = (line: string) => void process.stdout.write(`${line}\n`);
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => ending.abort());

try {
  const port = Number(process.env['REGISTRY_PORT'] ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`REGISTRY_PORT: must be a port, not "${process.env['REGISTRY_PORT']}"`);
  const registry = await startRegistry(root, publishedNames(root), port);
  try {
    const version = freshVersion(root, new Date());
    const staged = await publishAll(root, version, registry, (name) => {
      ending.signal.throwIfAborted();
      print(`published ${name}@${version}`);
    });
    print(
      `\n${staged.length} packages are at ${registry.url}, until Ctrl-C. Try them in another terminal:\n`,
    );
    for (const command of COMMANDS) print(`  npm_config_registry=${registry.url} ${command}`);
    if (!ending.signal.aborted) await once(ending.signal, 'abort');
  } finally {
    await registry.stop();
  }
} catch (error) {
  if (!ending.signal.aborted) {
    process.stderr.write(`registry: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
