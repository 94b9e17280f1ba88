import type { Variant } from '../harness/benchmark.ts';

export const NAME = 'notification-service';

export const FOLDER = `apps/${NAME}`;

export const REPOSITORY = 'gatehouse-benchmark';

export const BUILD_IMAGE = 'gatehouse-stand-in/build';

export const RUNTIME_IMAGE = 'gatehouse-stand-in/runtime';

export interface Image extends Variant {
  /** Path of its Dockerfile in the copy of the workspace. */
  readonly dockerfile: string;
  readonly base: string;
}

export const OURS: Image = {
  name: 'ours',
  label: 'the rendered Dockerfile',
  dockerfile: `${FOLDER}/Dockerfile`,
  base: RUNTIME_IMAGE,
};

export const TUTORIAL: Image = {
  name: 'tutorial',
  label: "the tutorial's Dockerfile shape",
  dockerfile: 'tutorial.Dockerfile',
  base: BUILD_IMAGE,
};

export const IMAGES = [OURS, TUTORIAL];

export function tagOf({ name }: Variant): string {
  return `${REPOSITORY}:${name}`;
}
