import type { Case } from '../../case.ts';
import { bucket, etag, put } from './sample.ts';

export const writeConditions: Case[] = [
  {
    title: 'creates a missing object with If-None-Match: *',
    given: [bucket],
    call: put({ IfNoneMatch: '*' }),
    expect: { answer: { ETag: etag } },
  },
  {
    title: 'refuses an existing object with If-None-Match: *',
    given: [bucket, put()],
    call: put({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed', having: { $metadata: { httpStatusCode: 412 } } },
  },
  {
    title: 'refuses other forms of If-None-Match',
    given: [bucket],
    call: put({ IfNoneMatch: etag }),
    expect: { error: 'NotImplemented', having: { $metadata: { httpStatusCode: 501 } } },
  },
  {
    title: 'replaces an unchanged object with If-Match',
    given: [bucket, put()],
    call: put({ Body: 'next', IfMatch: etag }),
    expect: { answer: { ETag: '"d0cab90d8d20d57e2f2b9be52f7dd25d"' } },
  },
  {
    title: 'refuses a changed object with If-Match',
    given: [bucket, put({ Body: 'changed' })],
    call: put({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses a missing object with If-Match',
    given: [bucket],
    call: put({ IfMatch: etag }),
    expect: { error: 'NoSuchKey' },
  },
];
