import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  readManifests,
  seedForService,
  serviceEnvironment,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { freePort, seededSecrets } from '@gatehouse/testing';
import { checkLines, type LineCounts } from './check-lines.ts';
import { logOf, startSoakedService, type SoakedService } from './soaked-service.ts';
import { startTraffic } from './traffic.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const SERVICES = ['notification-service', 'api-service'] as const;
const CLIENTS = 6;
const REFRESH_MS = 500;
/** What a heap may grow from the first quarter to the end: caches that fill, and compiled code. */
const GROWTH = 1.15;
const GROWTH_BYTES = 4 * 1_048_576;

export interface SoakResult {
  readonly services: readonly (LineCounts & {
    readonly name: string;
    readonly requests: number;
    readonly aborted: number;
    /** After a garbage collection, at the end of each quarter, in bytes. */
    readonly heap: readonly number[];
    readonly exit: number | string;
  })[];
  readonly outcomes: Readonly<Record<string, number>>;
  /** One line each; empty if there is no problem. */
  readonly problems: readonly string[];
}

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
  const secretNames = SERVICES.map((name) => `${name}/api-keys`);
  const start = async (port: number): Promise<LocalAws> => {
    const seeds = await Promise.all(
      SERVICES.map((name) => seedForService(join(root, 'apps', name), manifests.get(name)!)),
    );
    const secrets = Object.fromEntries(
      secretNames.map((name) => [name, { current: key, previous }]),
    );
    return startLocalAws({ port, seed: { ...Object.assign({}, ...seeds), secrets } });
  };

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
    const results = services.map(({ name, output }, at) => {
      const sent = traffic.sent[name] ?? [];
      return {
        name,
        requests: sent.length,
        aborted: sent.filter(({ aborted }) => aborted).length,
        ...checkLines(name, output(), sent),
        heap: heaps[at] ?? [],
        exit: exits[at] ?? 'unknown',
      };
    });
    const problems = results.flatMap((result) => [...result.problems, ...problemsOf(result)]);
    return { services: results, outcomes: traffic.outcomes, problems };
  } finally {
    for (const service of services) service.kill();
    await aws.stop();
  }
}

function problemsOf({
  name,
  heap,
  exit,
}: Omit<SoakResult['services'][number], 'problems'>): string[] {
  const [first = NaN] = heap;
  const last = heap.at(-1) ?? NaN;
  const grew = last > first * GROWTH + GROWTH_BYTES;
  const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);
  return [
    ...(grew ? [`${name}: the heap grew from ${megabytes(first)} to ${megabytes(last)} MB`] : []),
    ...(exit === 0 ? [] : [`${name}: exited with ${exit} on SIGTERM`]),
  ];
}
