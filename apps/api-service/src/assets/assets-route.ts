import { Router } from 'express';
import { allowOnly, Problem, validate } from '@gatehouse/service-kit';
import type { WorkUnderWay } from '../work-under-way.ts';
import { assetPath, type Asset } from './asset.ts';
import type { AssetStore } from './asset-store.ts';
import { assetTypeOf } from './asset-type.ts';
import { receiveAsset } from './receive-asset.ts';
import { sendAsset } from './send-asset.ts';

/** Each upload holds some 15 MiB at most, of the 512 MiB that a task has. */
const MOST_UPLOADS = 8;

/** `/assets/{name}`: streamed up to S3 and down from it. */
export function assetsRoute(assets: AssetStore, limit: number, uploads: WorkUnderWay): Router {
  const router = Router();
  router
    .route('/:name')
    .put(async (request, response) => {
      const { name } = await validate(assetPath, request.params);
      const type = assetTypeOf(request);
      if (uploads.size >= MOST_UPLOADS) throw tooManyUploads();
      const size = await uploads.follow(
        receiveAsset(request, response, limit, (body) => assets.store(name, type, body)),
      );
      response.json({ name, type, size } satisfies Asset);
    })
    .get(async (request, response) => {
      const { name } = await validate(assetPath, request.params);
      const sent = new AbortController();
      try {
        await sendAsset(response, name, await assets.open(name, sent.signal));
      } finally {
        // Lets go of what S3 still sends where nobody reads it: to HEAD, or after the client left.
        sent.abort();
      }
    })
    .all(allowOnly('GET', 'PUT'));
  return router;
}

const tooManyUploads = () =>
  new Problem(503, {
    detail: 'Too many uploads at the moment',
    headers: { 'Retry-After': '5' },
  });
