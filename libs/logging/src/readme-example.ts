import { createServer } from 'node:http';
import { accessLog, createLogger } from '@gatehouse/logging';

const logger = createLogger({ service: 'orders', environment: 'production', version: '1.4.2' });
const access = accessLog({ logger });

// With express: app.use(accessLog({ logger }))
createServer((request, response) =>
  access(request, response, () => {
    logger.info('Order accepted', { orderId: 7, customer: { id: 'c-1', password: 'x' } });
    response.end('ok\n');
  }),
).listen(Number(process.env['PORT']), () => logger.info('Listening'));
