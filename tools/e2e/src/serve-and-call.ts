import { freePort } from '@gatehouse/release';
import { expectGreeting } from './expect-greeting.ts';
import type { Surroundings } from './scenario.ts';

/** Serves the services orders and payments of the workspace in `cwd`, and calls both. */
export async function serveAndCall({ during, expect }: Surroundings, cwd: string): Promise<void> {
  const env = { ORDERS_PORT: String(await freePort()), PAYMENTS_PORT: String(await freePort()) };
  await during('npx', ['gatehouse-serve'], { cwd, env }, async (printed) => {
    for (const each of ['orders', 'payments']) {
      const [, url = ''] = await printed(
        new RegExp(`${each} is ready\\s+service\\s+(http://\\S+)`),
      );
      await expectGreeting({ expect }, url, each);
    }
  });
}
