/**
 * A size of a task as ECS keeps it: `.25 vCPU` is 256 units, `0.5GB` is 512 MiB; all else as it is.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size
 */
export function sizeOf(text: string | undefined): string | undefined {
  const [, number] = /^(\d*\.?\d+)\s*(?:vcpu|gb)$/i.exec(text?.trim() ?? '') ?? [];
  return number === undefined ? text : String(Number(number) * 1024);
}
