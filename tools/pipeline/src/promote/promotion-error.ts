import { GatehouseError } from '@gatehouse/service-manifest';

/** Why an image must not be promoted, on one line; a retry does not help. */
export class PromotionError extends GatehouseError {
  override readonly name = 'PromotionError';
}
