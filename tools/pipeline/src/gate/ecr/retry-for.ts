import { classifyError } from '../../aws/classify-error.ts';
import {
  DeadlineError,
  retryUntilDone,
  type Step,
  type Waiting,
} from '../../aws/retry-until-done.ts';
import { ReportError } from '../model/report.ts';
import { imageError, type EcrImage } from './ecr-image.ts';

/**
 * Repeats a step about an image until it is done.
 * @param what The call or the subject, for messages.
 * @throws {ReportError} the step's error, immediately if it is permanent; at the deadline the last reason
 */
export async function retryFor<T>(
  { deadline, progress }: Waiting,
  image: EcrImage,
  what: string,
  step: () => Promise<Step<T>>,
): Promise<T> {
  const tell = (message: string) => progress(imageError(image, message).message);
  try {
    const result = await retryUntilDone<T | ReportError>({ deadline, progress: tell }, () =>
      step().catch((error: unknown) => {
        // This error is final, even if it quotes a transient one.
        if (error instanceof ReportError) return { done: error };
        throw error;
      }),
    );
    if (result instanceof ReportError) throw result;
    return result;
  } catch (error) {
    if (error instanceof ReportError) throw error;
    const reason = error instanceof DeadlineError ? error.message : classifyError(error).reason;
    throw imageError(image, `${what}: ${reason}`, error);
  }
}
