import { SNS } from '@aws-sdk/client-sns';
import { Command } from 'commander';
import { GatehouseError, registryNamesOf } from '@gatehouse/service-manifest';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import { readWorkspaceHere } from '../deploy/subject.ts';

const PATIENCE = { timeoutMs: 60_000, requestTimeoutMs: REQUEST_TIMEOUT_MS, pollMs: 1_000 };

/** `gatehouse notify` */
export function notifyCommand(): Command {
  return new Command('notify')
    .description(
      'Send a message to the operations topic of the registry. Exits with 0: sent, 2: not sent.',
    )
    .requiredOption('--subject <text>', 'one line, at most 100 characters in ASCII')
    .requiredOption('--message <text>', 'what happened, and where to look')
    .action(async ({ subject, message }: { subject: string; message: string }) => {
      // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
      if (!/^[\x20-\x7e]{1,100}$/.test(subject))
        throw new GatehouseError(
          'GH-CLI-001',
          '--subject: must be one line of at most 100 characters in ASCII',
        );
      const { region, arn } = registryNamesOf(await readWorkspaceHere());
      const client = new SNS(clientSettings({ region }));
      const progress = (line: string) => void process.stderr.write(`${line}\n`);
      try {
        const sns = retrying('sns', client, { deadline: new Deadline(PATIENCE), progress });
        await sns.publish({ TopicArn: arn.operationsTopic, Subject: subject, Message: message });
      } finally {
        client.destroy();
      }
    });
}
