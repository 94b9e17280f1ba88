import type { Call } from './call.ts';

/** What is sent next: each kind in turn. */
export function callOf(at: number, key: string): Call & { service: string } {
  const api = { service: 'api-service', key };
  const notify = { service: 'notification-service', key, method: 'POST', path: '/notify' };
  const message = { message: `message ${at}`, topic: 'app-notifications' };
  const user = { email: `user-${at}@example.com`, name: 'Soak' };
  const asset = `/assets/soak-${at % 20}.txt`;
  const kinds: (Call & { service: string })[] = [
    { ...api, method: 'POST', path: '/users', body: user },
    { ...api, method: 'GET', path: '/users?limit=10' },
    { ...notify, body: message },
    { ...api, method: 'PUT', path: asset, body: 'x'.repeat(20_000) },
    { ...api, method: 'GET', path: asset },
    { ...notify, body: message, abort: true },
    { ...api, method: 'POST', path: '/users', body: { email: 'no address' } },
    { ...api, method: 'GET', path: '/users/nobody' },
    { ...api, method: 'GET', path: '/users?limit=10', key: 'wrong' },
    { ...api, method: 'PUT', path: asset, body: 'x'.repeat(20_000), abort: true },
    { ...notify, body: { ...message, topic: 'unknown' } },
    { ...api, method: 'POST', path: '/users', body: user, abort: true },
    { service: 'notification-service', method: 'GET', path: '/openapi.json' },
  ];
  return kinds[at % kinds.length] as Call & { service: string };
}
