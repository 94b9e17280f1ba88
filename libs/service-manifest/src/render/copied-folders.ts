import type { ImageInput } from './image-input.ts';

/** Folders of the copied packages. */
export const copiedOf = ({ packages, bundler }: Pick<ImageInput, 'packages' | 'bundler'>) =>
  [...packages, ...(bundler === undefined ? [] : [bundler])].sort();
