import { execFile } from 'node:child_process';
import { GatehouseError } from '@gatehouse/service-manifest';

/** The exit of `gh`. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `gh` has not responded; the message says why. */
export class NoAnswer extends GatehouseError {
  override readonly name = 'NoAnswer';

  constructor(message: string, options?: ErrorOptions) {
    super('GH-PROVENANCE-002', message, options);
  }
}

const TIMEOUT_MS = 120_000;
/** The response includes a bill of materials. */
const MOST_BYTES = 256 * 1_048_576;

/**
 * Runs GitHub's own program, without a shell and without a terminal for prompts.
 * @throws {NoAnswer} if it is not installed or does not end
 */
export function runGh(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs = TIMEOUT_MS,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      env: { ...env, GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' },
      encoding: 'utf8',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_BYTES,
    } as const;
    execFile('gh', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else reject(new NoAnswer(reasonOf(error, timeoutMs), { cause: error }));
    });
  });
}

function reasonOf(
  error: Error & { code?: unknown; killed?: boolean; signal?: unknown },
  timeoutMs: number,
): string {
  if (error.code === 'ENOENT') return 'gh is not installed: https://cli.github.com';
  if (error.code !== undefined && error.code !== null) return `gh cannot be run (${error.code})`;
  return error.killed
    ? `gh gave no answer within ${timeoutMs / 1_000} s`
    : `gh was ended by ${error.signal}`;
}
