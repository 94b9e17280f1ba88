import { outgoingTraceHeaders } from '@gatehouse/logging';

/** A text attribute of a message, as SQS and SNS take it. */
export interface TextAttribute {
  readonly DataType: 'String';
  readonly StringValue: string;
}

/** The headers of W3C Trace Context; a message has at most ten attributes. */
const HEADERS = ['traceparent', 'tracestate'];

/**
 * The trace of the current request as attributes of a message to a queue or a topic, so that the log lines of its
 * receiver belong to it. None outside of a request.
 * @example
 * new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes: traceAttributes() });
 */
export function traceAttributes(): Record<string, TextAttribute> {
  const headers: Record<string, string> = outgoingTraceHeaders();
  return Object.fromEntries(
    HEADERS.flatMap((name) => {
      const StringValue = headers[name];
      return StringValue === undefined
        ? []
        : [[name, { DataType: 'String' as const, StringValue }]];
    }),
  );
}
