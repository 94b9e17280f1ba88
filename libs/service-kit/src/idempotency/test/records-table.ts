import { createLogger } from '@gatehouse/logging';
import { startLocalAws } from '@gatehouse/local-aws';
import { LogCapture } from '@gatehouse/testing';
import { createAwsClients } from '../../aws/aws-clients.ts';

export const TABLE = 'toy-idempotency';
export const LEASE_MS = 600;
export const asked = { message: 'hello' };

export const logs = new LogCapture();
export const logger = createLogger({
  service: 'toy',
  environment: 'local',
  destination: logs,
} as never);

/** An AWS with a table for records, and its clients. */
export async function startRecordsTable() {
  const aws = await startLocalAws({ seed: { tables: [{ name: TABLE }] } });
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  const clients = createAwsClients(aws.region, 1_000);
  return {
    aws,
    clients,
    async close() {
      clients.close();
      await aws.stop();
    },
  };
}

export type RecordsTable = Awaited<ReturnType<typeof startRecordsTable>>;
