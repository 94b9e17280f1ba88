/**
 * The secret, and its field, that a container receives: by its ARN, which ends in a hyphen and six characters, or by
 * its name. Undefined for an SSM parameter.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function secretOf(valueFrom: string): { secret: string; field?: string } | undefined {
  const [, service, , , kind, name = '', field] =
    /^arn:[\w-]+:(secretsmanager):([\w-]+):(\d{12}):(secret):([^:]+)(?::([^:]*):[^:]*:[^:]*)?$/.exec(
      valueFrom,
    ) ?? [];
  if (service === undefined || kind === undefined) return undefined;
  const secret = name.replace(/-[A-Za-z0-9]{6}$/, '');
  return field ? { secret, field } : { secret };
}

/**
 * Whether a container receives a certain version of a secret, instead of the current one: `NAME:FIELD:STAGE:VERSION`,
 * also after the beginning of an ARN.
 */
export function hasVersion(valueFrom: string): boolean {
  const [, stage = '', version = ''] =
    /^(?:arn:(?:[^:]*:){5})?[^:]+:[^:]*:([^:]*):([^:]*)$/.exec(valueFrom) ?? [];
  return (stage !== '' && stage !== 'AWSCURRENT') || version !== '';
}

/** The consequence. */
export const CURRENT_VERSION = 'the service receives the current version of the secret';
