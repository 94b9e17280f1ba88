import { createServer } from 'node:http';
import { createHealth } from '@gatehouse/health';

const health = createHealth({ logger: console });
health.check({
  name: 'orders-service',
  critical: true,
  run: async (signal) => {
    const response = await fetch(process.env['ORDERS_URL'] ?? '', { signal });
    if (!response.ok) throw new Error(`answered ${response.status}`);
  },
});

// With express: app.use(health.handler)
const server = createServer(health.handler);
server.listen(Number(process.env['PORT']), () => {
  health.started();
  console.log('listening');
});
