import { Router, type Request } from 'express';
import {
  allowOnly,
  checkPreconditions,
  Problem,
  selectRepresentation,
  validate,
} from '@gatehouse/service-kit';
import type { BackgroundTasks } from '../background-tasks.ts';
import type { AssetDescription } from './asset-description.ts';
import { assetPath, type Asset } from './asset.ts';
import { noSuchAsset, type AssetStore } from './asset-store.ts';
import { assetTypeOf } from './asset-type.ts';
import { receiveAsset } from './receive-asset.ts';
import { applySelection, describeAsset, transfer } from './send-asset.ts';
import type { WriteCondition } from './stored-asset.ts';

/** Each upload uses at most 15 MiB or so, of the 512 MiB that a task has. */
const MOST_UPLOADS = 8;

/** `/assets/{name}`: streams to and from S3. */
export function assetsRoute(assets: AssetStore, limit: number, uploads: BackgroundTasks): Router {
  const router = Router();
  router
    .route('/:name')
    .put(async (request, response) => {
      const { name } = await validate(assetPath, request.params);
      const type = assetTypeOf(request);
      if (uploads.size >= MOST_UPLOADS) throw tooManyUploads();
      const replaced = await assets.describe(name);
      checkPreconditions(request, replaced);
      const condition = writeCondition(request, replaced);
      const size = await uploads.follow(
        receiveAsset(request, response, limit, (body) => assets.store(name, type, body, condition)),
      );
      if (replaced === undefined) response.status(201).location(`/assets/${name}`);
      response.json({ name, type, size } satisfies Asset);
    })
    .get(async (request, response) => {
      const { name } = await validate(assetPath, request.params);
      const asset = await assets.describe(name);
      if (asset === undefined) throw noSuchAsset();
      if (!request.accepts(asset.type)) throw notAcceptable(asset.type);
      const selection = selectRepresentation(request, asset);
      describeAsset(response, name, asset);
      applySelection(response, selection);
      if (request.method === 'HEAD' || selection.status === 304) {
        response.end();
        return;
      }
      const sent = new AbortController();
      const part = { etag: asset.etag, ...(selection.status === 206 && { range: selection }) };
      try {
        await transfer((await assets.open(name, sent.signal, part)).body, response);
      } finally {
        // Closes the S3 response after the client has disconnected.
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

const notAcceptable = (type: string) =>
  new Problem(406, { detail: `The asset is of the type ${type}, which Accept does not include` });

/**
 * Makes S3 check a precondition at the end of the upload: until then, another upload may come first.
 */
function writeCondition(
  { headers }: Request,
  replaced: AssetDescription | undefined,
): WriteCondition {
  if (headers['if-match'] !== undefined && replaced) return { IfMatch: replaced.etag };
  return headers['if-none-match'] !== undefined && !replaced ? { IfNoneMatch: '*' } : {};
}
