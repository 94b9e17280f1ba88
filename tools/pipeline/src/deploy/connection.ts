import type { Workspace } from '@gatehouse/service-manifest';
import { REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { connect, withRetries, type Aws } from './aws.ts';

/** Time limit for commands that only read. */
const TIMEOUT_MS = 60_000;
const POLL_MS = 500;

/** AWS for commands that only read; progress goes to stderr. */
export function lookAt(
  workspace: Workspace,
  environment: string,
  timeoutMs = TIMEOUT_MS,
): { aws: Aws; close(): void } {
  const clients = connect(workspace, environment);
  const end = new AbortController();
  const deadline = new Deadline({
    timeoutMs,
    interrupt: end.signal,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    pollMs: POLL_MS,
  });
  const progress = (message: string) => void process.stderr.write(`${message}\n`);
  return {
    aws: withRetries(clients, { deadline, progress }),
    close() {
      // One failed call ends a command: others must not be retried, nor report anything after its error.
      end.abort(new Error('the command has ended'));
      Object.values(clients).forEach((client: { destroy(): void }) => client.destroy());
    },
  };
}
