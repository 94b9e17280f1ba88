import pc from 'picocolors';
import { describeSeed } from './cli/describe-seed.ts';
import { formatNotification } from './cli/format-notification.ts';
import { readSettings } from './cli/settings.ts';
import type { LocalAws } from './local-aws.ts';
import { seedFromManifests } from './seed/seed-from-manifests.ts';
import { startLocalAws } from './start.ts';

const colors = pc.createColors(
  Boolean(process.stdout.isTTY || process.env['FORCE_COLOR']) && pc.isColorSupported,
);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Whoever read the output may be gone; that is no reason to stop serving.
process.stdout.on('error', () => undefined);

let aws: LocalAws | undefined;
const stop = (): void =>
  void Promise.resolve(aws?.stop()).then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  );
process.on('SIGINT', stop).on('SIGTERM', stop);

/**
 * Serves the embedded AWS until SIGINT or SIGTERM.
 * @param root folder of the workspace whose manifests say what there is to be
 */
export async function serve(root: string): Promise<void> {
  try {
    const workspaceRoot = process.env['NX_WORKSPACE_ROOT'] ?? root;
    const settings = readSettings(process.argv.slice(2), process.env, workspaceRoot);
    const seed = await seedFromManifests(workspaceRoot);
    aws = await startLocalAws({
      ...settings,
      seed,
      onNotification: (notification) => print(formatNotification(notification, colors)),
    });
    print([`${colors.green('local AWS ready')} at ${aws.url}`, describeSeed(seed)].join('  '));
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  process.stderr.write(
    code === 'EADDRINUSE'
      ? `local AWS: port ${port} is taken. Stop what uses it, or choose another: LOCAL_AWS_PORT=${(port ?? 0) + 1}\n`
      : `local AWS: ${message}\n`,
  );
  process.exit(1);
}
