import type { ContainerImage } from '@aws-sdk/client-ecs';
import type { Definition } from '../revision.ts';

/** The images of a task definition, each with its digest if the reference has one. */
export const imagesOf = ({ content }: Definition): ContainerImage[] =>
  (content.containerDefinitions ?? []).map(({ name, image }) => ({
    containerName: name,
    image,
    imageDigest: image?.split('@')[1],
  }));
