/** The allow-list: topic names as callers use them, with the ARNs that they stand for. */
export type Topics = ReadonlyMap<string, string>;

const TOPIC_ARN = /^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:([\w-]{1,256})$/;

/** Takes the names from the ends of the ARNs; gives what is wrong where one is not a topic's or a name comes twice. */
export function topicsFromArns(arns: readonly string[]): Topics | { problem: string } {
  const topics = new Map<string, string>();
  for (const arn of arns.map((text) => text.trim())) {
    const name = TOPIC_ARN.exec(arn)?.[1];
    if (name === undefined) return { problem: 'expected SNS topic ARNs with commas in between' };
    if (topics.has(name)) return { problem: `the topic ${name} is named twice` };
    topics.set(name, arn);
  }
  return topics;
}
