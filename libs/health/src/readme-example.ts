import { createServer } from 'node:http';
import { createHealth, httpCheck } from '@gatehouse/health';

const health = createHealth({ logger: console });
health.check({
  name: 'orders-service',
  critical: true,
  run: httpCheck(process.env['ORDERS_URL'] ?? 'http://localhost:3001/health'),
});

// With express: app.use(health.handler)
const server = createServer(health.handler);
server.listen(Number(process.env['PORT']), () => {
  health.started();
  console.log('listening');
});
