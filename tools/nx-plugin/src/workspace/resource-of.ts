import type * as ts from 'typescript';
import type { Use } from './resource-use.ts';
import { textOf } from './text-of.ts';

/** Properties of commands of the AWS SDK that name a resource, and how its name is found in the value. */
const RESOURCES: Readonly<Record<string, readonly [kind: Use['kind'], name: RegExp]>> = {
  TableName: ['table', /^.+$/],
  Bucket: ['bucket', /^.+$/],
  TopicArn: ['topic', /(?<=^arn:aws[a-z-]*:sns:.*:)[\w-]+$/],
  QueueUrl: ['queue', /(?<=^https:\/\/.*\/)[\w-]+$/],
  SecretId: ['secret', /^(?!arn:).+$/],
};

/** The resource that a property names, if it is one of a command of the AWS SDK. */
export function resourceOf(
  tree: ts.SourceFile,
  property: string,
  value: ts.Expression,
): [kind: Use['kind'], name: string] | undefined {
  const [kind, form] = (Object.hasOwn(RESOURCES, property) && RESOURCES[property]) || [];
  const name = form?.exec(textOf(tree, value) ?? '')?.[0];
  return kind && name !== undefined ? [kind, name] : undefined;
}
