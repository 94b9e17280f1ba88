import { docker } from './docker.ts';

/** Copies a file out of an image, nothing of which is run. */
export async function copyFromImage(image: string, path: string, file: string): Promise<void> {
  const container = await docker(['create', '--network=none', image]);
  try {
    await docker(['cp', `${container}:${path}`, file]);
  } finally {
    await docker(['rm', container]);
  }
}
