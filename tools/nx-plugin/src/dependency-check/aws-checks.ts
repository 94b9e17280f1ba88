/** How each kind of resource is checked. */
export const AWS = {
  table: {
    client: 'DynamoDBClient',
    command: 'DescribeTableCommand',
    package: '@aws-sdk/client-dynamodb',
    input: (setting: string) => `{ TableName: configuration.${setting} }`,
  },
  bucket: {
    client: 'S3Client',
    command: 'HeadBucketCommand',
    package: '@aws-sdk/client-s3',
    input: (setting: string) => `{ Bucket: configuration.${setting} }`,
  },
  queue: {
    client: 'SQSClient',
    command: 'GetQueueAttributesCommand',
    package: '@aws-sdk/client-sqs',
    input: (setting: string) => `{ QueueUrl: configuration.${setting} }`,
  },
};
