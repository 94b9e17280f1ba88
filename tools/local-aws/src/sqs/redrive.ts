import { invalidValue, wrongValue } from './errors.ts';
import type { Queue } from './model.ts';

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** The redrive policy in force. */
export function redrivePolicyOf({ attributes }: Queue): RedrivePolicy | undefined {
  const text = attributes['RedrivePolicy'];
  if (!text) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text) as Record<string, unknown>;
  return {
    deadLetterTargetArn: String(deadLetterTargetArn),
    maxReceiveCount: Number(maxReceiveCount),
  };
}

/**
 * Checks a redrive policy: its dead-letter queue exists, is of the same kind, and lets this queue use it.
 * @throws ServiceError
 */
export function checkRedrivePolicy(
  text: string,
  source: Pick<Queue, 'arn' | 'fifo'>,
  queueByArn: (arn: string) => Queue | undefined,
): void {
  const invalid = (reason: string): Error => wrongValue('RedrivePolicy', text, reason);
  const policy = JSON.parse(text) as Record<string, unknown> | null;
  for (const name of ['deadLetterTargetArn', 'maxReceiveCount'])
    if (policy?.[name] === undefined)
      throw invalid(`Redrive policy does not contain mandatory attribute: ${name}.`);
  for (const name of Object.keys(policy ?? {}))
    if (!['deadLetterTargetArn', 'maxReceiveCount'].includes(name))
      throw invalid(
        `Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].`,
      );
  const most = String(policy?.['maxReceiveCount']);
  if (!/^\d{1,4}$/.test(most) || Number(most) < 1 || Number(most) > 1000)
    throw invalid(
      'Invalid value for maxReceiveCount. Valid values are from 1 to 1000 both inclusive.',
    );
  const target = queueByArn(String(policy?.['deadLetterTargetArn']));
  if (!target) throw invalid('Dead letter target does not exist.');
  if (target.fifo !== source.fifo)
    throw invalid('Dead-letter queue must be same type of queue as the source.');
  if (!allowsRedrive(target, source.arn))
    throw invalidValue(
      `Queue ${source.arn} is not allowed by the RedriveAllowPolicy of ${target.arn}.`,
    );
}

interface RedriveAllowPolicy {
  readonly redrivePermission?: unknown;
  readonly sourceQueueArns?: unknown;
}

function allowsRedrive({ attributes }: Queue, sourceArn: string): boolean {
  const { redrivePermission = 'allowAll', sourceQueueArns } = JSON.parse(
    attributes['RedriveAllowPolicy'] ?? '{}',
  ) as RedriveAllowPolicy;
  if (redrivePermission === 'byQueue') return (sourceQueueArns as string[]).includes(sourceArn);
  return redrivePermission === 'allowAll';
}

/** @throws ServiceError */
export function checkRedriveAllowPolicy(text: string): void {
  const invalid = (reason: string): Error => wrongValue('RedriveAllowPolicy', text, reason);
  const policy = JSON.parse(text) as RedriveAllowPolicy | null;
  const { redrivePermission, sourceQueueArns } = policy ?? {};
  if (!['allowAll', 'denyAll', 'byQueue'].includes(String(redrivePermission)))
    throw invalid(
      'RedriveAllowPolicy must contain redrivePermission: allowAll, denyAll or byQueue.',
    );
  const arns = Array.isArray(sourceQueueArns) ? sourceQueueArns : [];
  if (redrivePermission !== 'byQueue' && sourceQueueArns !== undefined)
    throw invalid('sourceQueueArns is allowed with the redrivePermission byQueue only.');
  if (redrivePermission === 'byQueue' && (arns.length < 1 || arns.length > 10))
    throw invalid('byQueue needs 1 to 10 sourceQueueArns.');
  if (!arns.every((arn) => typeof arn === 'string')) throw invalid('sourceQueueArns must be ARNs.');
}
