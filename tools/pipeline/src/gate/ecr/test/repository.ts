export const ACCOUNT = '123456789012';
export const REPOSITORY = 'payments';
export const ARN = `arn:aws:ecr:eu-central-1:${ACCOUNT}:repository/${REPOSITORY}`;
/** Seconds since 1970, as the protocol has it. */
export const PUSHED = 1_795_000_000;
