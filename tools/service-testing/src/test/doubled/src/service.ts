import { openApiDocument } from '@gatehouse/service-kit';
import * as z from 'zod';

/** A service as far as a double needs it. */
export const service = {
  name: 'ledger',
  openApi: openApiDocument({ title: 'ledger', version: '1.0.0', description: 'Keeps entries' }, [
    {
      method: 'post',
      path: '/entries',
      id: 'addEntry',
      summary: 'Add an entry',
      body: z.strictObject({ amount: z.int().min(1) }),
      answers: {
        201: { description: 'It was added', body: z.strictObject({ id: z.uuid() }) },
      },
      problems: { 409: 'It was added before' },
    },
    {
      method: 'get',
      path: '/entries/{id}',
      id: 'readEntry',
      summary: 'Read an entry',
      parameters: { path: z.object({ id: z.uuid() }) },
      answers: { 200: { description: 'The entry', body: z.object({ amount: z.int().min(1) }) } },
    },
  ]),
};
