import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import winston from 'winston';
import { listenAndAnnounce } from '../../harness/serve.ts';
import { ANSWER, PATH } from '../answer.ts';

const logger = winston.createLogger({
  level: 'info',
  defaultMeta: { service: 'orders' },
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});

const app = express();
app.use(express.json());
app.use((request, response, next) => {
  const started = Date.now();
  const traceId = request.header('x-amzn-trace-id') ?? randomUUID();
  response.on('finish', () => {
    logger.info('request', {
      method: request.method,
      path: request.path,
      status: response.statusCode,
      durationMs: Date.now() - started,
      traceId,
    });
  });
  next();
});
app.post(PATH, (_request, response) => {
  response.json(ANSWER);
});
listenAndAnnounce(createServer(app));
