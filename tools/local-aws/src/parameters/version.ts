import { createHash } from 'node:crypto';
import { ServiceError } from '../protocol/service-error.ts';
import type { ParameterVersion, StoredParameter } from './model.ts';

/** @throws ServiceError */
export function versionOf(parameter: StoredParameter, wanted: string): ParameterVersion {
  const found = parameter.versions.find(
    ({ version, labels }) => String(version) === wanted || labels.includes(wanted),
  );
  if (found) return found;
  throw new ServiceError(
    'ParameterVersionNotFound',
    /^\d+$/.test(wanted)
      ? `Systems Manager could not find version ${wanted} of ${parameter.name}. Verify the version and try again.`
      : `Systems Manager could not find the label ${wanted} for parameter ${parameter.name}. Verify the label and try again.`,
  );
}

/**
 * The value of a SecureString without decryption; it reveals nothing about the plain text.
 */
export const valueOf = ({ type, value, version }: ParameterVersion, decrypt = false): string =>
  type === 'SecureString' && !decrypt
    ? `AQICAH${createHash('sha512').update(`${version} ${value}`).digest('base64')}`
    : value;
