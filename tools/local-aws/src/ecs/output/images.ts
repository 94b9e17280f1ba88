import type { ContainerImage } from '@aws-sdk/client-ecs';
import type { Definition } from '../model.ts';

/** The images of a task definition, each with the digest that it is asked for by, if it is. */
export const imagesOf = ({ content }: Definition): ContainerImage[] =>
  (content.containerDefinitions ?? []).map(({ name, image }) => ({
    containerName: name,
    image,
    imageDigest: image?.split('@')[1],
  }));
