import { recordOutput } from '@gatehouse/testing';
import { connect, type Aws } from '../aws.ts';
import type { deploy } from '../deploy.ts';
import { Interrupted } from '../interruption.ts';
import { reportOn } from '../report-on.ts';
import { createProgress } from '../report/progress.ts';
import type { Operation, OperationResult } from '../report/report.ts';
import { Run } from '../run.ts';
import { readLocation } from '../subject.ts';
import type { World } from './world.ts';

export interface Ran {
  readonly report: OperationResult;
  /** What was told while it went on. */
  readonly said: string;
  /** Where another one is asked for than the outcome has. */
  readonly exitCode?: number | undefined;
}

export interface Where {
  readonly environment?: string;
  /** Interrupts when an action is called the first time, before or after AWS has done it. */
  readonly interrupt?: { readonly action: string; readonly when: 'before' | 'after' };
}

/** Another operation, in this process and by the world's clock. */
export async function ran(
  { clock }: World,
  { environment = 'laptop', interrupt }: Where,
  command: Operation,
  steps: (run: Run) => ReturnType<typeof deploy>,
): Promise<Ran> {
  // From the first moment, so that of two runs neither gets ahead while the other does something.
  const release = clock.hold();
  const subject = await readLocation('payments', environment);
  const clients = connect(subject.workspace, environment);
  const controller = new AbortController();
  if (interrupt) interruptAt(clients, interrupt, controller);
  let said = '';
  const progress = createProgress({
    write(text) {
      said += text;
      recordOutput(text);
    },
  });
  try {
    const run = new Run(subject, clients, progress, controller.signal, clock);
    const report = await reportOn(run, command, () => steps(run));
    return { report, said, exitCode: run.exitCode };
  } finally {
    release();
    for (const client of Object.values(clients)) client.destroy();
  }
}

function interruptAt(
  clients: Aws,
  { action, when }: NonNullable<Where['interrupt']>,
  controller: AbortController,
): void {
  const abort = () => controller.abort(new Interrupted('SIGINT'));
  for (const { middlewareStack } of Object.values(clients) as Client[])
    middlewareStack.add((next, { commandName }) => async (input) => {
      const isIt = commandName === `${action}Command`;
      if (isIt && when === 'before') abort();
      const output = await next(input);
      if (isIt && when === 'after') abort();
      return output;
    });
}

/** As much of a client of the SDK as is needed here. */
export interface Client {
  readonly middlewareStack: {
    add(
      middleware: (
        next: (input: object) => Promise<object>,
        context: { commandName?: string },
      ) => (input: object) => Promise<object>,
    ): void;
  };
}
