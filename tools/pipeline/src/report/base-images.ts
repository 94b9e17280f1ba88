import { GatehouseError } from '@gatehouse/service-manifest';

export const BASES = 'security/base-images.json';

/** @throws with one line if it is not an object of images */
export function imagesIn(text: string): string[] {
  try {
    return Object.values(JSON.parse(text) as object).filter((image) => typeof image === 'string');
  } catch (error) {
    throw new GatehouseError('GH-NX-008', `${BASES}: invalid JSON (${(error as Error).message})`, {
      cause: error,
    });
  }
}
