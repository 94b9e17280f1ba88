import { element, emptyResponse, isoTime, xmlResponse } from '../responses.ts';
import { isBucketName } from '../address.ts';
import type { S3Call, S3Operations } from '../call.ts';
import { s3Error } from '../s3-error.ts';
import { readXml } from '../xml-input.ts';

const configuration = {
  root: 'CreateBucketConfiguration',
  parameters: { LocationConstraint: 'text' },
} as const;

export const bucketOperations: S3Operations = {
  ListBuckets: {
    query: ['prefix'],
    run({ store, query, place }) {
      const prefix = query.get('prefix') ?? '';
      const buckets = store.buckets().filter(({ name }) => name.startsWith(prefix));
      return xmlResponse(
        'ListAllMyBucketsResult',
        `<Owner>${element('ID', place.accountId)}</Owner><Buckets>` +
          buckets
            .map(
              ({ name, created }) =>
                `<Bucket>${element('Name', name)}${element('CreationDate', isoTime(created))}` +
                `${element('BucketRegion', place.region)}</Bucket>`,
            )
            .join('') +
          `</Buckets>${element('Prefix', query.get('prefix'))}`,
      );
    },
  },
  CreateBucket: {
    xml: configuration,
    run(call) {
      const { bucket, store } = call;
      if (!isBucketName(bucket)) throw s3Error('InvalidBucketName');
      checkLocation(call);
      if (store.has(bucket)) throw s3Error('BucketAlreadyOwnedByYou');
      store.createBucket(bucket, Date.now());
      return emptyResponse(200, { location: `/${bucket}` });
    },
  },
  HeadBucket: {
    run({ bucket, store, place }) {
      store.bucket(bucket);
      return emptyResponse(200, { 'x-amz-bucket-region': place.region });
    },
  },
  GetBucketLocation: {
    query: ['location'],
    run({ bucket, store, place: { region } }) {
      store.bucket(bucket);
      const answer = xmlResponse('LocationConstraint', '');
      const constraint = region === 'us-east-1' ? '' : region;
      return { ...answer, body: String(answer.body).replace('></', `>${constraint}</`) };
    },
  },
  DeleteBucket: {
    run({ bucket, store }) {
      store.deleteBucket(bucket);
      return emptyResponse(204);
    },
  },
};

/** A bucket can be created in this region only, which is the default of a request. */
function checkLocation({ request, place: { region } }: S3Call): void {
  if (request.body.length === 0) return;
  const { LocationConstraint } = readXml(
    request.body,
    'CreateBucket',
    configuration.root,
    configuration.parameters,
  ) as { LocationConstraint?: string };
  if (LocationConstraint !== undefined && LocationConstraint !== region)
    throw s3Error('IllegalLocationConstraintException');
}
