import * as z from 'zod';
import type { Operation } from '@gatehouse/service-kit';
import { newUser, user, userChanges } from './user.ts';
import { userPage, userQuery } from './user-query.ts';

const path = z.object({ id: z.string().meta({ description: 'Id of the user' }) });
const tagged = z.object({ ETag: z.string().meta({ description: 'Version of the user' }) });
const text = (description: string) => z.string().optional().meta({ description });

const STORE_REFUSED = 'The user store refused the request; a retry will not help';

/** `/users` in the API description. */
export const userOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/users',
    id: 'createUser',
    summary: 'Create a user',
    parameters: {
      header: z.object({
        'Idempotency-Key': z.string().min(1).max(255).optional().meta({
          description: 'A repeat with the same key and body within a day creates one user',
        }),
      }),
    },
    body: newUser,
    answers: {
      201: {
        description: 'The user was created',
        body: user,
        headers: tagged.extend({ Location: z.string().meta({ description: 'Path of the user' }) }),
      },
    },
    problems: {
      403: 'The request comes from a page of another origin',
      409: 'A user with this address already exists, or a request with this Idempotency-Key is still in progress',
      422: 'The Idempotency-Key was used with another request',
      502: STORE_REFUSED,
    },
  },
  {
    method: 'get',
    path: '/users',
    id: 'listUsers',
    summary: 'Find a user by e-mail address, or list all, oldest first',
    parameters: { query: userQuery },
    answers: { 200: { description: 'The users', body: userPage } },
    problems: { 502: STORE_REFUSED },
  },
  {
    method: 'get',
    path: '/users/{id}',
    id: 'readUser',
    summary: 'Read a user; its version is the ETag',
    parameters: {
      path,
      header: z.object({ 'If-None-Match': text('ETag of the caller’s copy') }),
    },
    answers: {
      200: { description: 'The user', body: user, headers: tagged },
      304: { description: 'The user has not changed', headers: tagged },
    },
    problems: { 404: 'No such user', 412: 'A precondition failed', 502: STORE_REFUSED },
  },
  {
    method: 'patch',
    path: '/users/{id}',
    id: 'changeUser',
    summary: 'Change a user that has not changed since it was read',
    parameters: {
      path,
      header: z.object({
        'If-Match': z
          .string()
          .meta({ description: 'The ETag of the version that was read, a list of such, or *' }),
      }),
    },
    body: userChanges,
    answers: { 200: { description: 'The changed user', body: user, headers: tagged } },
    problems: {
      403: 'The request comes from a page of another origin',
      404: 'No such user',
      412: 'The user has changed since; the ETag is that of the current version',
      428: 'If-Match is missing',
      502: STORE_REFUSED,
    },
  },
];
