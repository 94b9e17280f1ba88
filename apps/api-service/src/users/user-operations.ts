import type { Operation, Parameter } from '@gatehouse/service-kit';
import { newUser, user, userChanges } from './user.ts';
import { userPage } from './user-query.ts';

const id: Parameter = { name: 'id', in: 'path', description: 'Id of the user' };

/** `/users` as the API description tells it. */
export const userOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/users',
    summary: 'Create a user',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'A repeat with the same key and body within a day creates one user',
      },
    ],
    body: newUser,
    answers: { 201: { description: 'The user was created', body: user } },
    problems: {
      403: 'The request comes from the page of another origin',
      409: 'There is a user with this address already, or a request with this Idempotency-Key is still being worked on',
      422: 'The Idempotency-Key came with another request before',
      502: 'The user store refused the request; trying again will not help',
    },
  },
  {
    method: 'get',
    path: '/users',
    summary: 'Find a user by e-mail address, or list all, the oldest first',
    parameters: [
      { name: 'email', in: 'query', description: 'Finds the user with this address' },
      { name: 'limit', in: 'query', description: 'Most users on a page, 1 to 100; default 20' },
      { name: 'cursor', in: 'query', description: 'What the page before gave' },
    ],
    answers: { 200: { description: 'The users', body: userPage } },
    problems: { 502: 'The user store refused the request; trying again will not help' },
  },
  {
    method: 'get',
    path: '/users/{id}',
    summary: 'Read a user; its version is the ETag',
    parameters: [id],
    answers: { 200: { description: 'The user', body: user } },
    problems: {
      404: 'No such user',
      502: 'The user store refused the request; trying again will not help',
    },
  },
  {
    method: 'patch',
    path: '/users/{id}',
    summary: 'Change a user that has not changed since it was read',
    parameters: [
      id,
      {
        name: 'If-Match',
        in: 'header',
        required: true,
        description: 'The ETag that the user was read with',
      },
    ],
    body: userChanges,
    answers: { 200: { description: 'The user as it is now', body: user } },
    problems: {
      403: 'The request comes from the page of another origin',
      404: 'No such user',
      412: 'The user has changed since; the ETag is that of the version there is now',
      428: 'If-Match is missing',
      502: 'The user store refused the request; trying again will not help',
    },
  },
];
