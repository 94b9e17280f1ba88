/** A program that loads many secrets at once, prints them and then has nothing else to do. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecrets } from '../create-secrets.ts';

const secrets = createSecrets({
  client: new SecretsManagerClient({}),
  logger: console,
  refreshIntervalMs: 60_000,
  // Long enough for forty concurrent loads on a busy machine.
  requestTimeoutMs: 20_000,
});
const names = process.argv.slice(2);
const loaded = await Promise.all(names.map((name) => secrets.load(name)));
process.stdout.write(`loaded ${loaded.map(String).join(' ')}\n`);
