/** Why an image is not promoted, in one line: it must not be, whoever asks again. */
export class PromotionError extends Error {
  override readonly name = 'PromotionError';
}
