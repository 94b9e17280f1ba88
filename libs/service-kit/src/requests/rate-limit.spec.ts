import express from 'express';
import request from 'supertest';
import { createLogger } from '@gatehouse/logging';
import { errorHandler } from '../responses/error-handler.ts';
import { rateLimit } from './rate-limit.ts';

const logger = createLogger({
  service: 'toy',
  environment: 'test',
  version: '1',
  destination: { write: () => undefined, flush: () => Promise.resolve() } as never,
});

describe('the rate limit', () => {
  let time = 0;
  const app = () =>
    express()
      .set('trust proxy', 1)
      .use(rateLimit(2, logger, () => time))
      .get('/', (_request, response) => void response.end())
      .use(errorHandler(logger));
  const statusesFrom = async (limited: express.Express, ...clients: string[]) => {
    const statuses: number[] = [];
    for (const client of clients) {
      const { status } = await request(limited).get('/').set('x-forwarded-for', client);
      statuses.push(status);
    }
    return statuses;
  };

  it('starts again after a minute, which Retry-After announces', async () => {
    time = 5_000;
    const limited = app();
    expect(await statusesFrom(limited, '192.0.2.1', '192.0.2.1')).toEqual([200, 200]);
    time += 17_500;
    const refused = await request(limited).get('/').set('x-forwarded-for', '192.0.2.1');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '43']);
    time += 42_500;
    expect(await statusesFrom(limited, '192.0.2.1')).toEqual([200]);
  });

  it('counts a network of IPv6 addresses as one client, and an IPv4 address in IPv6 as itself', async () => {
    const limited = app();
    const one = ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::', '2001:db8:1:2:3:4:5:6'];
    expect(await statusesFrom(limited, ...one)).toEqual([200, 200, 429]);
    expect(await statusesFrom(limited, '2001:db8:1:3::1')).toEqual([200]);
    const both = ['198.51.100.7', '::ffff:198.51.100.7', '::ffff:c633:6407'];
    expect(await statusesFrom(limited, ...both)).toEqual([200, 200, 429]);
  });

  it('does not count another port, zone or notation as another client', async () => {
    const limited = app();
    const ports = ['6.6.6.6:1001', '6.6.6.6:1002', '6.6.6.6', '6.6.6.6:1003'];
    expect(await statusesFrom(limited, ...ports)).toEqual([200, 200, 429, 429]);
    const spellings = ['[2001:db8::1]:1', '[2001:db8::2]:2', '2001:db8::3', '2001:db8::4%eth0'];
    expect(await statusesFrom(limited, ...spellings)).toEqual([200, 200, 429, 429]);
  });

  it('counts all values that are not addresses as one client', async () => {
    const odd = ['::gg', 'unknown', '1.2.3.4:x', '[::1'];
    expect(await statusesFrom(app(), ...odd)).toEqual([200, 200, 429, 429]);
  });
});
