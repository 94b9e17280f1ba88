import { AwsCallError } from './aws-call-error.ts';
import { type SecretsError } from './errors.ts';
import { type Logger } from './logger.ts';
import { type SecretStatus } from './secret.ts';

/**
 * What is logged of one secret's refreshes: one warning when they begin to fail, debug for each
 * further failure, one info on recovery and on each rotation. A logger that throws is not allowed
 * to end the refreshing.
 */
export function refreshLog(logger: Logger, secretName: string) {
  const write = (level: keyof Logger, message: string, fields: object) => {
    try {
      logger[level](message, { secretName, ...fields });
    } catch {
      // Nothing to tell it to.
    }
  };

  return {
    failed(error: SecretsError, failures: number, status: SecretStatus): void {
      write(
        failures === 1 ? 'warn' : 'debug',
        'Secret refresh failed, the last good value is served',
        {
          reason: error.message,
          errorName: error.name,
          ...(error.cause instanceof AwsCallError && callDetails(error.cause)),
          failures,
          versionId: status.versionId,
          ageMs: status.ageMs,
        },
      );
    },
    recovered(versionId: string, failures: number): void {
      write('info', 'Secret refresh recovered', { versionId, failures });
    },
    rotated(versionId: string): void {
      write('info', 'Secret rotation picked up', { versionId });
    },
    listenerFailed(error: unknown): void {
      // Its class only: the message may quote the value that the listener was given.
      const errorName = error instanceof Error ? error.constructor.name : typeof error;
      write('warn', 'A listener for secret rotations failed', { errorName });
    },
  };
}

function callDetails({ code, httpStatus, requestId }: AwsCallError): object {
  return {
    code,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(requestId !== undefined && { requestId }),
  };
}
