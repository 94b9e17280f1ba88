import { StringListParameter, StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/**
 * Exports a value as a parameter for other stacks and for the deploy stage. A CloudFormation export
 * could not be changed while another stack imports it.
 */
export function leave(scope: Construct, parameterName: string, stringValue: string): void {
  new StringParameter(scope, idOf(parameterName), { parameterName, stringValue });
}

export function leaveList(
  scope: Construct,
  parameterName: string,
  stringListValue: string[],
): void {
  new StringListParameter(scope, idOf(parameterName), { parameterName, stringListValue });
}

/** Imports a value that another stack exports; CloudFormation reads it when the stack is deployed. */
export const read = (scope: Construct, parameterName: string): string =>
  StringParameter.valueForStringParameter(scope, parameterName);

/** Imports a list that another stack exports; it is usable only where CloudFormation accepts a whole list. */
export const readList = (scope: Construct, parameterName: string): string[] =>
  StringListParameter.valueForTypedListParameter(scope, parameterName);

const idOf = (parameterName: string) =>
  `Parameter${parameterName.replace(/(?:^|[^A-Za-z0-9])+([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())}`;
