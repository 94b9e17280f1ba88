import type { ImageReference } from '../../image/image-reference.ts';
import type { Aws } from '../aws.ts';
import type { Location } from '../subject.ts';
import { readDeployFiles, type Definition } from './deploy-files.ts';
import { fillImage, fillIn, imagePlaces, placeholdersIn } from './fill-in.ts';
import { readParameters } from './read-parameters.ts';

/**
 * The rendered files of a service and an environment, with an image and the values of parameters filled in.
 * @returns with the problems of the image for this service, one line each
 * @throws {AwsError}; an `Error` if the files are unusable
 */
export async function readDefinition(
  aws: Pick<Aws, 'ssm'>,
  { service, environment }: Location,
  image: ImageReference,
): Promise<{ wanted: Definition; problems: readonly string[] }> {
  const files = await readDeployFiles(service, environment);
  const parameters = await readParameters(aws, [
    ...placeholdersIn(files.service),
    ...placeholdersIn(files.taskDefinition),
  ]);
  const taskDefinition = fillIn(fillImage(files.taskDefinition, image.text), parameters);
  return {
    wanted: {
      ...files,
      taskDefinition,
      service: fillIn(files.service, parameters),
    },
    problems: [
      ...checkPlaces(files, service, image),
      ...placeholdersIn(taskDefinition).map(
        (name) =>
          `there is no parameter ${name}, which infrastructure.ts outputs: deploy the stack of the service first`,
      ),
    ],
  };
}

function checkPlaces(
  { taskDefinition }: Definition,
  service: string,
  { text }: ImageReference,
): string[] {
  const places = imagePlaces(taskDefinition);
  if (places.length !== 1 || places[0]?.container !== service)
    return [
      'the task definition must have one place for the image, in the container of the service',
    ];
  const { repository } = places[0];
  return text.startsWith(`${repository}@`)
    ? []
    : [`the image is ${text}, but ${service} is deployed from ${repository}`];
}
