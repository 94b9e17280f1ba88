import type { Case } from '../../case.ts';
import { at, bucket, etag, future, past, put } from './sample.ts';

export const readConditions: Case[] = [
  ...(['GetObject', 'HeadObject'] as const).flatMap((operation): Case[] => [
    {
      title: 'responds with 304 to If-None-Match when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfNoneMatch: etag }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'responds with 412 to If-Match when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfMatch: '"other"' }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'responds with 304 to If-Modified-Since when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfModifiedSince: future }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'responds with 412 to If-Unmodified-Since when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfUnmodifiedSince: past }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'replaces headers of the response as requested',
      given: [bucket, put()],
      call: [
        operation,
        {
          ...at,
          ResponseContentType: 'text/html',
          ResponseContentLanguage: 'fr',
          ResponseExpires: future,
          ResponseCacheControl: 'no-store',
          ResponseContentDisposition: 'inline',
          ResponseContentEncoding: 'identity',
        },
      ],
      expect: {
        answer: {
          ContentType: 'text/html',
          ContentLanguage: 'fr',
          ExpiresString: 'Fri, 01 Jan 2100 00:00:00 GMT',
          CacheControl: 'no-store',
          ContentDisposition: 'inline',
          ContentEncoding: 'identity',
        },
      },
    },
  ]),
];
