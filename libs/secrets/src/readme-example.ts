import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { createSecrets } from './index.ts';

const secrets = createSecrets({ client: new SecretsManagerClient({}), logger: console });

// At start-up. Throws a SecretsError that names the secret and each field that is wrong.
const ApiKeys = z.object({ current: z.string().min(16), previous: z.string().optional() });
const apiKeys = await secrets.load('notification-service/api-keys', ApiKeys);
process.stdout.write(`${apiKeys}\n`); // [secret notification-service/api-keys]

// For each request: a plain read of the value as it is now, never a call to AWS.
const headers = () => ({ 'x-api-key': apiKeys.value.current });
process.stdout.write(`${Object.keys(headers())}\n`); // x-api-key

// For a peer or a database whose password is rotated: refreshes and tries again, once.
const callPeer = async (key: string) => (key ? 'welcome' : Promise.reject(new Error('401')));
const answer = await apiKeys.use(({ current }) => callPeer(current), {
  isAuthenticationError: (error) => error instanceof Error && error.message === '401',
});
process.stdout.write(`${answer}\n`); // welcome

// For keys that peers present: a key that is not known yet leads to one refresh before it is refused.
const accepted = await apiKeys.verify((keys) => keys.current === 'presented'); // compare digests
process.stdout.write(`${accepted}\n`); // false

secrets.check(); // for a health check: throws when a refresh is overdue, and names the secret
secrets.close(); // at shutdown
