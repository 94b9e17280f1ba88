import { AwsCallError } from './aws-call-error.ts';
import { type SecretsError } from './errors.ts';
import { type Logger } from './logger.ts';
import { type SecretStatus } from './secret.ts';

/**
 * Logs one secret's refreshes: a warning on the first failure, debug for each further one, and info on
 * recovery and on each rotation. A logger that throws does not stop the refreshes.
 */
export function refreshLog(logger: Logger, secretName: string) {
  const write = (level: keyof Logger, message: string, fields: object) => {
    try {
      logger[level](message, { secretName, ...fields });
    } catch {
      // There is no other place to report it.
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
      // Only its class: the message may quote the value that the listener received.
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
