import { createServer } from 'node:http';
import { SNSClient } from '@aws-sdk/client-sns';
import express from 'express';
import winston from 'winston';
import { announceReady } from '../announce-ready.ts';

const logger = winston.createLogger({
  format: winston.format.json(),
  transports: [new winston.transports.Console()],
});
const sns = new SNSClient({});
const app = express().use(express.json());
app.get('/', (_request, response) => void response.json({ sns: typeof sns }));
logger.info('starting');
announceReady(createServer(app));
