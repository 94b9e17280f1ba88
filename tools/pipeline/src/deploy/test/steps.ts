import type { Delivery } from '@gatehouse/local-aws';
import type { World } from './world.ts';

type Answering = Delivery['answer'];

const FAMILY = 'payments-laptop';

/** The parameter with the task of the newest step. */
export const TURN = '/gatehouse/laptop/services/payments/release-step';

const actionOf = ([, { headers }]: Parameters<Answering>): string =>
  String(headers['x-amz-target']).split('.')[1] ?? '';

/** Answers the next two calls of an action only when both are there, in the order of arrival or the other way round. */
export function answerTogether(
  { delivery }: World,
  action: string,
  order: 'as they come' | 'the other way round',
): void {
  const original: Answering = delivery.answer;
  const arrived: (() => void)[] = [];
  let left = 2;
  Object.assign(delivery, {
    async answer(...call: Parameters<Answering>) {
      if (left === 0 || actionOf(call) !== action) return original(...call);
      left -= 1;
      const turn = new Promise<void>((resolve) => arrived.push(resolve));
      if (left === 0) {
        if (order === 'the other way round') arrived.reverse();
        arrived.shift()?.();
      }
      await turn;
      const answer = await original(...call);
      arrived.shift()?.();
      return answer;
    },
  });
}

/** @returns the most steps that ever ran at once, counted whenever one is started */
export function countStepsAtOnce({ delivery }: World): () => number {
  const original: Answering = delivery.answer;
  let most = 0;
  Object.assign(delivery, {
    async answer(...call: Parameters<Answering>) {
      const answer = await original(...call);
      if (actionOf(call) !== 'RunTask') return answer;
      const [service, request] = call;
      const target = String(request.headers['x-amz-target']).replace('RunTask', 'ListTasks');
      const headers = { ...request.headers, 'x-amz-target': target };
      const body = Buffer.from(
        JSON.stringify({
          ...{ cluster: 'laptop', family: FAMILY, startedBy: 'gatehouse-before/migrate' },
        }),
      );
      const { taskArns } = JSON.parse(
        String((await original(service, { ...request, headers, body })).body),
      ) as { taskArns: string[] };
      most = Math.max(most, taskArns.length);
      return answer;
    },
  });
  return () => most;
}

/** Shows no tasks while a condition holds, as ECS does for a moment after their start. */
export function hideTasks({ delivery }: World, action: string, isHidden: () => boolean): void {
  const original: Answering = delivery.answer;
  Object.assign(delivery, {
    async answer(...call: Parameters<Answering>) {
      const answer = await original(...call);
      if (actionOf(call) !== action || !isHidden()) return answer;
      return { ...answer, body: JSON.stringify({ taskArns: [], tasks: [], failures: [] }) };
    },
  });
}

/** Denies all calls of an action, as IAM does. */
export function deny({ delivery }: World, action: string): void {
  const original: Answering = delivery.answer;
  const body = JSON.stringify({
    __type: 'AccessDeniedException',
    message: `User: deploy is not authorized to perform: ${action}`,
  });
  Object.assign(delivery, {
    async answer(...call: Parameters<Answering>) {
      const answer = actionOf(call) === action ? undefined : await original(...call);
      return answer ?? { status: 400, headers: {}, body };
    },
  });
}
