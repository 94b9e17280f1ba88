import { Router } from 'express';
import * as z from 'zod';
import { allowOnly, runService, validateBody } from '@gatehouse/service-kit';

const order = z.strictObject({ sku: z.string().min(1), quantity: z.int().min(1).max(100) });

await runService({
  name: 'order-service',
  configuration: z.object({ WAREHOUSE: z.enum(['north', 'south']) }),
  routes: ({ configuration, logger }) =>
    Router()
      .post('/orders', async (request, response) => {
        const { sku, quantity } = await validateBody(order, request);
        logger.info('Order accepted', { sku, quantity });
        response.status(202).json({ warehouse: configuration.WAREHOUSE });
      })
      .all('/orders', allowOnly('POST')),
});
