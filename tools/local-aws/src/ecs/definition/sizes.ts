/**
 * Converts the size of a task as ECS does: `.25 vCPU` is 256 units, `0.5GB` is 512 MiB; other values are unchanged.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size
 */
export function sizeOf(text: string | undefined): string | undefined {
  const [, number] = /^(\d*\.?\d+)\s*(?:vcpu|gb)$/i.exec(text?.trim() ?? '') ?? [];
  return number === undefined ? text : String(Number(number) * 1024);
}
