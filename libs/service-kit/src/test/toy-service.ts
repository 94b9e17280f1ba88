import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { LogCapture, seededSecrets } from '@gatehouse/testing';
import { createService, Problem, type Service, type ServiceDefinition } from '../index.ts';

export const API_KEYS = 'toy/api-keys';

/** A service with one route for each behaviour of a handler. */
export const toyService: ServiceDefinition = {
  name: 'toy',
  openApi: { openapi: '3.1.0' },
  routes: ({ resource, logger }) => {
    resource('toys', () => logger.info('toys closed'));
    return Router()
      .get('/ok', (request, response) => void response.json({ ip: request.ip }))
      .post('/echo', (request, response) => void response.json(request.body))
      .get('/crash', () => {
        throw new Error(`connection to db.internal failed, password=${seededSecrets.password}`);
      })
      .get('/reject', async () => Promise.reject(new TypeError('internal detail')))
      .get('/nothing-thrown', async () => Promise.reject(undefined as unknown as Error))
      .get('/problem', () => {
        throw new Problem(409, { detail: 'Already there', headers: { 'X-Extra': '1' } });
      })
      .get('/forbidden/:id', () => {
        throw new Problem(403, { detail: 'Only the owner may see this' });
      })
      .get('/half', (_request, response) => {
        response.write('half');
        throw new Error('broke in the middle');
      })
      .get('/slow', async ({ query }, response) => {
        logger.info('slow begins');
        await sleep(Number(query['ms'] ?? 5_000), undefined, { ref: false });
        response.end();
      });
  },
};

export interface Toy {
  aws: LocalAws;
  logs: LogCapture;
  service: Service;
  close(): Promise<void>;
}

/** The toy service with its own AWS. */
export async function startToy(
  environment: Record<string, string> = {},
  more: Partial<ServiceDefinition> = {},
): Promise<Toy> {
  const { currentKey, previousKey } = seededSecrets;
  const aws = await startLocalAws({
    seed: { secrets: { [API_KEYS]: { current: currentKey, previous: previousKey } } },
  });
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  const logs = new LogCapture();
  const definition = { ...toyService, ...more };
  const service = await createService(definition, {
    environment: {
      ENVIRONMENT: 'local',
      PORT: '0',
      AWS_REGION: aws.region,
      AWS_ENDPOINT_URL: aws.url,
      ...environment,
    },
    logDestination: logs,
  }).catch(async (error: unknown) => {
    await aws.stop();
    throw error;
  });
  service.health.started();
  return {
    aws,
    logs,
    service,
    async close() {
      await service.close();
      await aws.stop();
    },
  };
}
