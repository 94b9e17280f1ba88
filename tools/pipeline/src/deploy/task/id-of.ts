export const idOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
