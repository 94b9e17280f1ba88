import { Command, Option } from 'commander';
import { withSubject } from '../../deploy/options.ts';
import { readDeployFiles, type Definition } from '../../deploy/plan/deploy-files.ts';
import { readLocation } from '../../deploy/subject.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { withExamples } from '../with-examples.ts';
import { filledIn, withImage } from './filled-in.ts';

/** The inputs of the AWS calls, by the name of the part. */
const PARTS: Readonly<Record<string, (definition: Definition) => object>> = {
  'task-definition': ({ taskDefinition }) => taskDefinition,
  service: ({ service }) => service,
  scaling: ({ scalableTarget, scalingPolicies }) => ({ scalableTarget, scalingPolicies }),
};

interface RenderOptions {
  readonly service: string;
  readonly environment: string;
  readonly image?: ImageReference;
  readonly only?: string;
  readonly offline?: true;
}

/** `gatehouse render` */
export function renderCommand(): Command {
  return withExamples(
    withSubject(
      new Command('render').description(
        'Print, as JSON, what a deployment would register: task definition, service and scaling, with the image and the values of parameters in them. Changes nothing. Exits with 0: printed, 1: a parameter or the image is missing, 2: not rendered.',
      ),
    )
      .addOption(
        imageOption('an image, by its digest (default: what is deployed)').makeOptionMandatory(
          false,
        ),
      )
      .addOption(
        new Option(
          '--only <part>',
          'one part, as "aws ecs register-task-definition --cli-input-json" and its like take it',
        ).choices(Object.keys(PARTS)),
      )
      .option('--offline', 'as it is in the repository, without asking AWS for anything')
      .option('--json', 'JSON, which it always is'),
    'render --service payments --environment staging',
    'render --service payments --environment staging --only task-definition',
    'render --service payments --environment staging --offline',
  ).action(async ({ service, environment, image, only, offline }: RenderOptions) => {
    const location = await readLocation(service, environment);
    const files = await readDeployFiles(service, environment);
    const { definition, missing } =
      offline === true
        ? { definition: withImage(files, image?.text), missing: [] }
        : await filledIn(location, files, image?.text);
    const parts = Object.entries(PARTS).map(([name, part]) => [name, part(definition)] as const);
    const document = only === undefined ? Object.fromEntries(parts) : PARTS[only]!(definition);
    process.stdout.write(`${jsonText(document, 2)}\n`);
    for (const text of missing) process.stderr.write(`gatehouse: ${text}\n`);
    process.exitCode = missing.length > 0 ? 1 : 0;
  });
}
