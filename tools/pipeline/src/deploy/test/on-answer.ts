import type { Delivery } from '@gatehouse/local-aws';
import type { World } from './world.ts';

type Answering = Delivery['answer'];

/**
 * Events that happen to AWS from outside while a command runs, triggered by the command's own
 * calls.
 */
export interface Step {
  /** `DescribeServices` */
  readonly action: string;
  /** The answer, as JSON. */
  readonly answer: string;
}

/**
 * Does something once, after the first answer that meets a condition and before the command gets it.
 * @returns whether it has been done
 */
export function onceAnswered(
  { delivery }: Pick<World, 'delivery'>,
  when: (step: Step) => boolean,
  work: () => unknown,
): () => boolean {
  const original: Answering = delivery.answer;
  let done = false;
  Object.assign(delivery, {
    async answer(...call: Parameters<Answering>) {
      const answer = await original(...call);
      const [, action = ''] = String(call[1].headers['x-amz-target']).split('.');
      if (!done && when({ action, answer: String(answer.body) })) {
        done = true;
        await work();
      }
      return answer;
    },
  });
  return () => done;
}

/** Whether an answer shows the newest deployment of a service as done. */
export const showsSuccess = ({ action, answer }: Step): boolean =>
  action === 'DescribeServiceDeployments' &&
  (JSON.parse(answer) as { serviceDeployments: { status: string }[] }).serviceDeployments[0]
    ?.status === 'SUCCESSFUL';
