import { oneLine } from '../../aws/one-line.ts';
import { ReportError } from '../model/report.ts';

/** An image in ECR, by its digest. */
export interface EcrImage {
  /** Account of the registry. Default: that of the credentials. */
  readonly registryId?: string | undefined;
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** For messages: the repository, and the beginning of the digest. */
export const nameOf = ({ repository, digest }: EcrImage) =>
  `${repository}@${digest.slice(0, 'sha256:'.length + 12)}`;

/** An error about an image, on one line, even if AWS's response has line breaks. */
export const imageError = (image: EcrImage, problem: string, cause?: unknown) =>
  new ReportError('GH-REPORT-004', 'ecr', `${nameOf(image)}: ${oneLine(problem)}`, { cause });
