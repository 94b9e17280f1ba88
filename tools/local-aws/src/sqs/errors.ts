import { ServiceError } from '../protocol/service-error.ts';

export const noSuchQueue = (): ServiceError =>
  new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');

export const invalidValue = (message: string): ServiceError =>
  new ServiceError('InvalidParameterValueException', message);

/** SQS's error for an invalid value. */
export const wrongValue = (name: string, value: unknown, reason: string): ServiceError =>
  invalidValue(`Value ${String(value)} for parameter ${name} is invalid. Reason: ${reason}`);

export const missing = (name: string): ServiceError =>
  new ServiceError(
    'MissingRequiredParameterException',
    `The request must contain the parameter ${name}.`,
  );

export const unknownAttribute = (name: string): ServiceError =>
  new ServiceError('InvalidAttributeName', `Unknown Attribute ${name}.`);

export const invalidAttribute = (name: string, reason?: string): ServiceError =>
  new ServiceError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}.${reason ? ` Reason: ${reason}` : ''}`,
  );

/** An optional whole number within bounds. */
export function checkRange(
  name: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
): void {
  if (value !== undefined && (value < least || value > most))
    throw wrongValue(name, value, `Must be between ${least} and ${most}, if provided.`);
}
