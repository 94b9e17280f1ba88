import { AwsError } from '../../aws/aws-error.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import type { Aws } from '../aws.ts';
import type { Run } from '../run.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const LONGEST_SUBJECT = 99;

/**
 * Sends a message to the environment's operations topic. A failure is a warning and changes nothing else. Needs
 * `sns:Publish`.
 */
export async function notify(
  { sns }: Pick<Aws, 'sns'>,
  { subject, warnings }: Pick<Run, 'subject' | 'warnings'>,
  what: string,
  lines: readonly string[],
): Promise<void> {
  const title = `${subject.service} in ${subject.environment}: ${what}`;
  try {
    await sns.publish({
      TopicArn: subject.shared.arn.operationsTopic,
      // SNS accepts ASCII only.
      Subject: cleanText(title)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, LONGEST_SUBJECT),
      Message: [title, ...lines].map(cleanText).join('\n'),
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    warnings.push(`The operations topic could not be told: ${error.message}`);
  }
}
