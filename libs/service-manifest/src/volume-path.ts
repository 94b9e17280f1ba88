/**
 * Below a folder that holds nothing in any image, so that a volume hides nothing and no two are at one place.
 * `documents` -> `/mnt/documents`.
 */
export const volumePath = (name: string): string => `/mnt/${name}`;
