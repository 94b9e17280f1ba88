import { errorCodeOf, hintOf } from '@gatehouse/service-manifest';
import pc from 'picocolors';
import { describeSeed } from './cli/describe-seed.ts';
import { formatNotification } from './cli/format-notification.ts';
import { readSettings } from './cli/settings.ts';
import type { LocalAws } from './local-aws.ts';
import { seedFromManifests } from './seed/seed-from-manifests.ts';
import { leaseAddress } from './shared/lease-address.ts';
import { offerLease, type Lease } from './shared/lease-server.ts';
import { PORT_TAKEN } from './shared/start-aws.ts';
import { startLocalAws } from './start.ts';

const colors = pc.createColors(
  Boolean(process.stdout.isTTY || process.env['FORCE_COLOR']) && pc.isColorSupported,
);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Continues to serve if the reader of the output has exited.
process.stdout.on('error', () => undefined);

let aws: LocalAws | undefined;
let lease: Lease | undefined;
const stop = (): void =>
  void Promise.resolve(aws?.stop()).then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  );
process.on('SIGINT', stop).on('SIGTERM', stop);

/**
 * Serves the embedded AWS until SIGINT or SIGTERM; with `--shared`, until its last user leaves; users then send their
 * own seeds.
 * @param root folder of the workspace whose manifests describe the seed
 */
export async function serve(root: string): Promise<void> {
  try {
    const workspaceRoot = process.env['NX_WORKSPACE_ROOT'] ?? root;
    const settings = readSettings(process.argv.slice(2), process.env, workspaceRoot);
    const { shared, ...options } = settings;
    const seed = shared ? {} : await seedFromManifests(workspaceRoot);
    const started = await startLocalAws({
      ...options,
      seed,
      onNotification(notification) {
        if (!shared) print(formatNotification(notification, colors));
        lease?.notify(notification);
      },
    });
    aws = started;
    lease = await offerLease({
      address: leaseAddress(started.port),
      workspace: workspaceRoot,
      url: started.url,
      seed: started.seed,
      databasePort: () => started.databasePort(),
      ...(shared && { onUnused: stop }),
    });
    print([`${colors.green('local AWS ready')} at ${started.url}`, describeSeed(seed)].join('  '));
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const hint = hintOf(isTaken ? 'GH-DEV-002' : errorCodeOf(error));
  const { port, message } = error as NodeJS.ErrnoException & { port?: number };
  process.stderr.write(
    isTaken
      ? `local AWS: port ${port} is taken. Stop what uses it, or choose another: LOCAL_AWS_PORT=${(port ?? 0) + 1}\n`
      : `local AWS: ${message}\n`,
  );
  process.stderr.write(`${hint}\n`);
  process.exit(isTaken && process.argv.includes('--shared') ? PORT_TAKEN : 1);
}
