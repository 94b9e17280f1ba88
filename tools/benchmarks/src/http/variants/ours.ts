import { createServer } from 'node:http';
import { Router } from 'express';
import { createService } from '@gatehouse/service-kit';
import { listenAndAnnounce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

const { app } = await createService({
  name: 'orders',
  routes: () => Router().post(PATH, (_request, response) => void response.json(ANSWER)),
});
listenAndAnnounce(createServer(app));
