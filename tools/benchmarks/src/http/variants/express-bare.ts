import { createServer } from 'node:http';
import express from 'express';
import { listenAndAnnounce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

const app = express();
app.use(express.json());
app.post(PATH, (_request, response) => {
  response.json(ANSWER);
});
listenAndAnnounce(createServer(app));
