import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { GatehouseError } from '@gatehouse/service-manifest';
import * as z from 'zod';
import { parseStrictJson } from '../../json/strict-json.ts';
import type { EcsSource } from './ecs-source.ts';

/**
 * The output of `aws ecs describe-task-definition`, or the input of `register-task-definition`.
 * @throws for anything else
 */
export function parseTaskDefinition(file: string, text: string): EcsSource {
  const document = withoutNulls(parsedJson(file, text)) as Partial<TaskDefinition> & {
    taskDefinition?: TaskDefinition;
  };
  const taskDefinition = document.taskDefinition ?? (document as TaskDefinition);
  if (!Array.isArray(taskDefinition.containerDefinitions))
    throw new GatehouseError(
      'GH-OPERATE-006',
      `${file} is no task definition: it has no "containerDefinitions"`,
    );
  const { success, error } = SHAPE.safeParse(taskDefinition);
  const [problem] = error?.issues ?? [];
  if (!success)
    throw new GatehouseError(
      'GH-OPERATE-006',
      `${file}: ${problem?.path.join('.')}: ${problem?.message}`,
    );
  return { taskDefinition };
}

const string = z.string({ error: 'must be a string; a template must be rendered first' });
const number = z.number({ error: 'must be a number' });
const list = <T extends z.ZodType>(element: T) =>
  z.array(element, { error: 'must be a list' }).optional();
const object = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject(shape, { error: 'must be an object' });

/** What is read of a task definition. */
const SHAPE = object({
  family: string.optional(),
  cpu: string.optional(),
  memory: string.optional(),
  runtimePlatform: object({ cpuArchitecture: string.optional() }).optional(),
  ephemeralStorage: object({ sizeInGiB: number.optional() }).optional(),
  containerDefinitions: z.array(
    object({
      name: string,
      image: string.optional(),
      portMappings: list(object({ containerPort: number.optional() })),
      environment: list(object({ name: string.optional(), value: string.optional() })),
      secrets: list(object({ name: string.optional(), valueFrom: string.optional() })),
      healthCheck: object({}).optional(),
      linuxParameters: object({
        tmpfs: list(object({ containerPath: string.optional(), size: number.optional() })),
      }).optional(),
    }),
  ),
});

function parsedJson(file: string, text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    throw new GatehouseError(
      'GH-OPERATE-006',
      `${file} is not valid JSON: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** The AWS CLI before version 2 prints null for unset values. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each === null ? [] : [[key, withoutNulls(each)]],
    ),
  );
}
