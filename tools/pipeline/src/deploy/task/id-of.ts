/** The id of a task, from its ARN. */
export const idOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
