import pc from 'picocolors';
import { errorCodeOf, hintOf } from '@gatehouse/service-manifest';
import { refreshBases } from './refresh-bases.ts';

/** Refreshes security/base-images.json of the workspace in the current directory. */
const FILE = 'security/base-images.json';

try {
  const changed = await refreshBases(FILE);
  for (const { name, from, to } of changed)
    process.stdout.write(`${pc.bold(name)}\n  ${pc.red(`- ${from}`)}\n  ${pc.green(`+ ${to}`)}\n`);
  process.stdout.write(
    changed.length > 0
      ? '\nRun "npx nx sync", which writes them into all Dockerfiles.\n'
      : 'All base images are up to date.\n',
  );
} catch (error) {
  process.stderr.write(
    `${FILE}: ${(error as Error).message}\nNothing was changed.\n${hintOf(errorCodeOf(error))}\n`,
  );
  process.exitCode = 1;
}
