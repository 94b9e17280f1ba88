/** The part of an ARN after its last slash, such as the id of a task or `payments-production:12`. */
export const lastPartOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
