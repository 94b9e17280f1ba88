import { SNSClient } from '@aws-sdk/client-sns';
import Fastify from 'fastify';
import { announceReady } from '../announce-ready.ts';

const sns = new SNSClient({});
const fastify = Fastify({ logger: true });
fastify.get('/', () => ({ sns: typeof sns }));
await fastify.ready();
announceReady(fastify.server);
