import { Router } from 'express';
import { createService } from '@gatehouse/service-kit';
import { listenAndAnnounce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

const { server } = await createService({
  name: 'orders',
  routes: () => Router().post(PATH, (_request, response) => void response.json(ANSWER)),
});
listenAndAnnounce(server);
