import type { Answers, Call } from '../../case.ts';
import { at } from './sample.ts';

export const start = (more: object = {}): Call => ['CreateMultipartUpload', { ...at, ...more }];

export const uploadId = (answers: Answers) =>
  answers.find((answer) => 'UploadId' in answer)?.['UploadId'];

export const part = (PartNumber: number, Body: string, more: object = {}): Call => [
  'UploadPart',
  (answers) => ({ ...at, UploadId: uploadId(answers), PartNumber, Body, ...more }),
];

export const tagsOf = (answers: Answers) =>
  answers
    .filter((answer) => 'ETag' in answer && !('UploadId' in answer))
    .map((answer, index) => ({ PartNumber: index + 1, ...answer }));

export const complete = (more: object = {}): Call => [
  'CompleteMultipartUpload',
  (answers) => ({
    ...at,
    UploadId: uploadId(answers),
    MultipartUpload: { Parts: tagsOf(answers) },
    ...more,
  }),
];

export const five = 'x'.repeat(5 * 1024 * 1024);
