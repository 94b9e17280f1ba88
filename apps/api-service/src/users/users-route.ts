import { Router, type Response } from 'express';
import {
  allowOnly,
  selectRepresentation,
  validate,
  validateBody,
  type Idempotency,
} from '@gatehouse/service-kit';
import type { Delivery } from '../notifications/delivery.ts';
import { newUser, userChanges, type User } from './user.ts';
import { userQuery } from './user-query.ts';
import type { UserStore } from './user-store.ts';
import { updateUser } from './update-user.ts';
import { versionTag } from './version-tag.ts';

/** `/users`: creates, reads, finds and changes users. */
export function usersRoute(users: UserStore, delivery: Delivery, idempotency: Idempotency): Router {
  const router = Router();
  router
    .route('/')
    .post(async (request, response) => {
      const wanted = await validateBody(newUser, request);
      const created = await idempotency.run(request, wanted, async (writeId) => {
        const user = await users.create(wanted, writeId);
        delivery.userCreated(user.id);
        return user;
      });
      send(response.status(201).location(`/users/${created.id}`), created);
    })
    .get(async (request, response) => {
      const { email, limit, cursor } = await validate(userQuery, request.query);
      response.json(
        email === undefined ? await users.page(limit, cursor) : await users.findByEmail(email),
      );
    })
    .all(allowOnly('GET', 'POST'));
  router
    .route('/:id')
    .get(async (request, response) => {
      const user = await users.read(request.params.id);
      const { status } = selectRepresentation(request, { etag: versionTag(user.version) });
      send(response.status(status), user);
    })
    .patch(async (request, response) => {
      const changes = await validateBody(userChanges, request);
      send(response, await updateUser(users, request, request.params.id, changes));
    })
    .all(allowOnly('GET', 'PATCH'));
  return router;
}

function send(response: Response, user: User): void {
  response.set('ETag', versionTag(user.version)).json(user);
}
