import type { AttributeValue } from '../sqs/model.ts';

export interface PublishInput {
  readonly Message?: string;
  readonly Subject?: string;
  readonly MessageStructure?: string;
  readonly MessageAttributes?: {
    readonly entry?: readonly { readonly Name?: string; readonly Value?: AttributeValue }[];
  };
  readonly MessageDeduplicationId?: string;
  readonly MessageGroupId?: string;
}
