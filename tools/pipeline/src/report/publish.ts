import { SNS } from '@aws-sdk/client-sns';
import { GatehouseError, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import type { RecordStore } from '../records/record-store.ts';

const PATIENCE = { timeoutMs: 60_000, requestTimeoutMs: REQUEST_TIMEOUT_MS, pollMs: 1_000 };

/** A report, as it is stored and announced. */
export interface Publication {
  /** Its last day and its time, `2026-11-30T06-07-00Z`. */
  readonly name: string;
  readonly page: string;
  /** What needs a person, in plain text. */
  readonly text: string;
}

/**
 * Stores a report beside the records, and announces what needs a person to the registry's operations topic.
 * @param progress Called with what is being waited for: one line.
 * @returns its location
 * @throws with one line if it cannot be stored or announced
 */
export async function publish(
  store: RecordStore,
  workspace: Workspace,
  { name, page, text }: Publication,
  progress: (message: string) => void,
): Promise<string> {
  const { region, arn, recordsPrefix } = registryNamesOf(workspace);
  const key = `${recordsPrefix('report')}${name}.html`;
  if (!(await store.create(key, Buffer.from(page))))
    throw new GatehouseError(
      'GH-RECORDS-005',
      `${store.origin}: ${key} is there already, with other content`,
    );
  const client = new SNS(clientSettings({ region }));
  try {
    const sns = retrying('sns', client, { deadline: new Deadline(PATIENCE), progress });
    const where = `${store.origin}/${key}`;
    await sns.publish({
      TopicArn: arn.operationsTopic,
      Subject: 'Gatehouse: weekly report',
      Message: `${text}Kept as ${where}\n`,
    });
    return where;
  } finally {
    client.destroy();
  }
}
