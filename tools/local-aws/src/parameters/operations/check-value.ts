import { ServiceError } from '../../protocol/service-error.ts';
import { invalid } from '../errors.ts';

/**
 * The limit of the standard tier:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
const maxBytes = 4096;

/**
 * Checks the length of a value, and its pattern.
 * @throws ServiceError
 */
export function checkValue(value: string, allowedPattern: string | undefined): void {
  if (!value)
    throw invalid(
      "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  if (Buffer.byteLength(value) > maxBytes)
    throw invalid(
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.',
    );
  if (allowedPattern !== undefined && !patternOf(allowedPattern).test(value))
    throw new ServiceError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
}

function patternOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch {
    throw new ServiceError(
      'InvalidAllowedPatternException',
      'The request does not meet the regular expression requirement.',
    );
  }
}
