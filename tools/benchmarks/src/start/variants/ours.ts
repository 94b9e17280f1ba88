import { createServer } from 'node:http';
import { SNSClient } from '@aws-sdk/client-sns';
import { Router } from 'express';
import { createService } from '@gatehouse/service-kit';
import { announceReady } from '../announce-ready.ts';

const { app, health } = await createService({
  name: 'orders',
  routes({ aws }) {
    aws.client(SNSClient);
    return Router().get('/', (_request, response) => void response.json({}));
  },
});
health.started();
announceReady(createServer(app));
