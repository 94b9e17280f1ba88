import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readManifests, serviceEnvironment, type LocalAws } from '@gatehouse/local-aws';
import { freePort, seededSecrets } from '@gatehouse/testing';
import { logOf, startSoakedService, type SoakedService } from './soaked-service.ts';
import { startTraffic } from './traffic.ts';
import type { SoakResult } from './result.ts';
import { problemsOf } from './problems-of.ts';
import { root, SERVICES, secretNames, startSoakedAws } from './soaked-aws.ts';
import { resultOf } from './result-of.ts';

const CLIENTS = 6;
const REFRESH_MS = 500;

/**
 * Runs both services as processes for so long, under mixed traffic with clients that leave, while the embedded AWS
 * fails, rotates their API keys, and is killed and started again; then stops them.
 */
export async function soak(
  seconds: number,
  progress: (message: string) => void,
): Promise<SoakResult> {
  const manifests = await readManifests(root);
  const ports = new Map(
    await Promise.all(SERVICES.map(async (name) => [name, await freePort()] as const)),
  );
  const urlOf = (name: string) =>
    `http://127.0.0.1:${ports.get(name as (typeof SERVICES)[number])}`;
  let key = seededSecrets.currentKey;
  let previous = seededSecrets.previousKey;
  const start = (port: number): Promise<LocalAws> =>
    startSoakedAws(port, manifests, { current: key, previous });

  let aws = await start(0);
  const services: SoakedService[] = [];
  try {
    for (const name of SERVICES) {
      const surroundings = { region: aws.region, endpoint: aws.url, urlOf };
      services.push(
        await startSoakedService(name, {
          ...serviceEnvironment(manifests.get(name)!, surroundings),
          PORT: String(ports.get(name)),
          LOG_FORMAT: 'json',
          RATE_LIMIT_PER_MINUTE: '1000000000',
          SECRETS_REFRESH_MS: String(REFRESH_MS),
        }),
      );
    }
    const urls = Object.fromEntries(SERVICES.map((name) => [name, urlOf(name)]));
    const traffic = startTraffic(urls, CLIENTS, () => key);
    const heaps = services.map((): number[] => []);
    for (let quarter = 1; quarter <= 4; quarter++) {
      const ends = sleep((seconds * 1_000) / 4);
      progress(`quarter ${quarter} of 4`);
      // Callers go on with the key that they have until the services know the next.
      const next = `${seededSecrets.rotatedKey}-${quarter}`;
      for (const name of secretNames) aws.secrets.put(name, { current: next, previous: key });
      aws.faults.set(
        { service: 'sns', kind: 'error', status: 503, probability: 0.3 },
        { service: 'dynamodb', kind: 'throttle', probability: 0.2 },
        { service: 's3', kind: 'latency', ms: 40, probability: 0.3 },
      );
      await sleep(2 * REFRESH_MS);
      previous = key;
      key = next;
      if (quarter === 2) {
        const { port } = aws;
        await aws.stop();
        await sleep(1_000);
        aws = await start(port);
      }
      await ends;
      aws.faults.clear();
      for (const [at, service] of services.entries())
        heaps[at]?.push(await service.heapAfterCollection());
    }
    await traffic.stop();
    // Lines of requests that were left are written when their connections are closed.
    await sleep(200);
    const exits = await Promise.all(services.map((service) => service.stop()));
    await Promise.all(services.map(({ name, output }) => writeFile(logOf(name), output())));
    const results = services.map(({ name, output }, at) =>
      resultOf(name, output(), traffic.sent[name] ?? [], heaps[at] ?? [], exits[at] ?? 'unknown'),
    );
    const problems = results.flatMap((result) => [...result.problems, ...problemsOf(result)]);
    return { services: results, outcomes: traffic.outcomes, problems };
  } finally {
    for (const service of services) service.kill();
    await aws.stop();
  }
}
