import type { Resource } from './costs/template.ts';

/**
 * Finds functions and log groups in a template that would keep logs indefinitely, or without the environment's key.
 * They may come from Gatehouse, from constructs of the CDK, or from a service's own infrastructure; pure.
 */
export function functionProblems(
  stackName: string,
  resources: Readonly<Record<string, Resource>> = {},
): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    const say = (message: string) => `${stackName}, ${id}: ${message}`;
    if (Type === 'AWS::Lambda::Function') {
      const { LogGroup } = (Properties['LoggingConfig'] ?? {}) as { LogGroup?: unknown };
      return LogGroup === undefined
        ? [
            say(
              'logs to a group that Lambda creates without a key and keeps indefinitely; set "logGroup"',
            ),
          ]
        : [];
    }
    if (Type !== 'AWS::Logs::LogGroup') return [];
    return [
      ...(Properties['KmsKeyId'] === undefined
        ? [say('is a log group without a key; set "encryptionKey"')]
        : []),
      ...(Properties['RetentionInDays'] === undefined
        ? [say('is a log group that keeps everything indefinitely; set "retention"')]
        : []),
    ];
  });
}
