/** Whether stdout must be JSON, even if the arguments are otherwise invalid. */
export function wantsJson(args: readonly string[]): boolean {
  const asked = args.some(
    (each, at) =>
      /^(?:-f=?json|--format=json|--json)$/.test(each) ||
      (/^(?:-f|--format)$/.test(each) && args[at + 1] === 'json'),
  );
  return asked && !args.some((each) => /^(?:-o|--output)/.test(each));
}
