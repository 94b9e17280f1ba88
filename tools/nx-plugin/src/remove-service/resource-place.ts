/** A heading. */
export function place(
  title: string,
  region: string,
  data: readonly string[],
  commands: readonly string[],
) {
  return [
    `${title}:`,
    ...commands.map((command) => `  aws ${command} --region ${region}`),
    ...(data.length > 0 ? [`  Retained resources, with their contents: ${data.join(', ')}`] : []),
  ].join('\n');
}
