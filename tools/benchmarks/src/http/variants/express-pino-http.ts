import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { listenAndAnnounce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

const app = express();
app.use(helmet());
app.use(
  pinoHttp({
    genReqId: (request) => request.headers['x-amzn-trace-id'] ?? randomUUID(),
    redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-api-key"]'],
  }),
);
app.use(express.json());
app.post(PATH, (_request, response) => {
  response.json(ANSWER);
});
listenAndAnnounce(createServer(app));
