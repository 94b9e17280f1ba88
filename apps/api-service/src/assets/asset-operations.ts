import type { Operation, Parameter } from '@gatehouse/service-kit';
import { asset, ASSET_TYPES } from './asset.ts';

const name: Parameter = {
  name: 'name',
  in: 'path',
  description: 'Name of the asset: letters, digits, dots, hyphens and underscores',
};

/** `/assets` as the API description tells it. */
export const assetOperations: readonly Operation[] = [
  {
    method: 'put',
    path: '/assets/{name}',
    summary: 'Store an asset, in the place of the one that had this name',
    parameters: [name],
    body: ASSET_TYPES,
    answers: { 200: { description: 'The asset was stored', body: asset } },
    problems: {
      403: 'The request comes from the page of another origin',
      413: 'The asset is too large',
      415: 'The type is none of those taken',
      502: 'The asset store refused the request; trying again will not help',
    },
  },
  {
    method: 'get',
    path: '/assets/{name}',
    summary: 'Fetch an asset, to be saved as a file',
    parameters: [name],
    answers: { 200: { description: 'The asset', body: ASSET_TYPES } },
    problems: {
      404: 'No such asset',
      502: 'The asset store refused the request; trying again will not help',
    },
  },
];
