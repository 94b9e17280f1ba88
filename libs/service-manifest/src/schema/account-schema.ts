import { text } from './text-schema.ts';

/** An AWS account. */
export const account = text(
  'an AWS account: 12 digits in quotes',
  /^\d{12}$/,
  'AWS account, 12 digits',
);
/** A region. */
export const region = text(
  'a region such as eu-central-1',
  /^[a-z]{2}(?:-[a-z]+)+-\d$/,
  'AWS region',
);
