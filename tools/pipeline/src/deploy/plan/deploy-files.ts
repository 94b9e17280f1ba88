import { readFile } from 'node:fs/promises';
import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { GatehouseError, DEPLOY_FOLDER } from '@gatehouse/service-manifest';
import * as z from 'zod';
import { schemaProblems } from '../../gate/schema-problems.ts';
import { parseStrictJson } from '../../json/strict-json.ts';

/** The target state of a service in an environment, as inputs of AWS calls. */
export interface Definition {
  readonly taskDefinition: RegisterTaskDefinitionRequest;
  readonly service: CreateServiceRequest;
  /** Undefined if the scaling remains unchanged. */
  readonly scalableTarget: RegisterScalableTargetRequest | undefined;
  readonly scalingPolicies: readonly PutScalingPolicyRequest[];
  /** Steps that must succeed before a release, in this order. */
  readonly release?: { readonly before: readonly ReleaseStep[] } | undefined;
}

/** A command that runs in the service's image, with its role. */
export interface ReleaseStep {
  readonly name: string;
  readonly command: readonly string[];
  /** Minutes. */
  readonly timeout?: number | undefined;
}

const text = z.string().min(1);
const target = { ServiceNamespace: z.literal('ecs'), ResourceId: text, ScalableDimension: text };

/** The parts that the deployment relies on; AWS validates the rest. */
const taskDefinitionSchema = z.looseObject({
  family: text,
  taskRoleArn: text,
  executionRoleArn: text,
  containerDefinitions: z.array(z.looseObject({ name: text, image: text })).min(1),
});
const releaseSchema = z.strictObject({
  before: z.array(
    z.strictObject({
      name: text,
      command: z.array(text).min(1),
      timeout: z.int().min(1).optional(),
    }),
  ),
});
const serviceDefinitionSchema = z.strictObject({
  service: z.looseObject({ cluster: text, serviceName: text, desiredCount: z.int().min(1) }),
  scaling: z.strictObject({
    scalableTarget: z.looseObject(target),
    scalingPolicies: z.array(z.looseObject({ PolicyName: text, ...target })),
  }),
  release: releaseSchema.optional(),
});

/**
 * Reads the rendered files of a service and an environment.
 * @throws with one line for each problem
 */
export async function readDeployFiles(service: string, environment: string): Promise<Definition> {
  const folder = `apps/${service}/${DEPLOY_FOLDER}/${environment}`;
  const [taskDefinition, { service: wanted, scaling, release }] = await Promise.all([
    readJson(`${folder}/task-definition.json`, taskDefinitionSchema),
    readJson(`${folder}/service-definition.json`, serviceDefinitionSchema),
  ]);
  return { taskDefinition, service: wanted, ...scaling, release } as unknown as Definition;
}

async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new GatehouseError(
      'GH-MANIFEST-002',
      `${file} cannot be read (${error.code}); "npx nx sync" renders it`,
    );
  });
  let document: unknown;
  try {
    document = parseStrictJson(content);
  } catch (error) {
    throw new GatehouseError('GH-MANIFEST-002', `${file}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const { data, error } = schema.safeParse(document);
  if (error)
    throw new GatehouseError(
      'GH-MANIFEST-002',
      schemaProblems(file, schema, document, error).join('\n'),
    );
  return data;
}
