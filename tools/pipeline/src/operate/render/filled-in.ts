import { inEnvironment } from '../../deploy/in-environment.ts';
import type { Definition } from '../../deploy/plan/deploy-files.ts';
import { fillImage, fillIn, placeholdersIn } from '../../deploy/plan/fill-in.ts';
import { readParameters } from '../../deploy/plan/read-parameters.ts';
import { readRecords } from '../../deploy/record/records.ts';
import type { Location } from '../../deploy/subject.ts';

/** With everything that AWS knows, and what it lacks. */
export async function filledIn(
  { workspace, environment, service, names }: Location,
  files: Definition,
  image: string | undefined,
): Promise<{ definition: Definition; missing: string[] }> {
  return inEnvironment(workspace, environment, async (aws) => {
    const parameter = names.parameter('deployment');
    const known = image ?? (await readRecords(aws, [parameter])).get(parameter)?.image;
    const parameters = await readParameters(aws, placeholdersIn(files.service));
    const definition = withImage({ ...files, service: fillIn(files.service, parameters) }, known);
    return {
      definition,
      missing: [
        ...placeholdersIn(definition.service).map(
          (name) => `there is no parameter ${name}: deploy the infrastructure first`,
        ),
        ...(known === undefined
          ? [`${service} is not recorded as deployed to ${environment}: name an image with --image`]
          : []),
      ],
    };
  });
}

/** The definition with an image, if there is one. */
export const withImage = (files: Definition, image: string | undefined): Definition =>
  image === undefined
    ? files
    : { ...files, taskDefinition: fillImage(files.taskDefinition, image) };
