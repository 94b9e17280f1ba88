/** The allow-list: topic names as callers use them, with their ARNs. */
export type Topics = ReadonlyMap<string, string>;

const TOPIC_ARN = /^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:([\w-]{1,256})$/;

/**
 * Derives the names from the ends of the ARNs.
 * @returns the fault if an ARN is not a topic's or a name is a duplicate.
 */
export function topicsFromArns(arns: readonly string[]): Topics | { problem: string } {
  const topics = new Map<string, string>();
  for (const arn of arns.map((text) => text.trim())) {
    const name = TOPIC_ARN.exec(arn)?.[1];
    if (name === undefined) return { problem: 'expected comma-separated SNS topic ARNs' };
    if (topics.has(name)) return { problem: `duplicate topic ${name}` };
    topics.set(name, arn);
  }
  return topics;
}
