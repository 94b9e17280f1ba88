import { setTimeout as sleep } from 'node:timers/promises';
import type { InternalCalls } from '../services/internal-calls.ts';

/** Waits until the table can be used, which takes the emulator some milliseconds. */
export async function waitForTable(calls: InternalCalls, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = (await calls.dynamodb('DescribeTable', { TableName })) as {
      Table: { TableStatus: string };
    };
    if (Table.TableStatus === 'ACTIVE') return;
    await sleep(1);
  }
}
