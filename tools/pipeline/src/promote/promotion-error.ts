import { GatehouseError } from '@gatehouse/service-manifest';

/** Why an image is not promoted, in one line: it must not be, whoever asks again. */
export class PromotionError extends GatehouseError {
  override readonly name = 'PromotionError';
}
