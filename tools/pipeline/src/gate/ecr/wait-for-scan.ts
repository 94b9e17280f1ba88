import { classifyError } from '../../aws/classify-error.ts';
import type { Waiting } from '../../aws/retry-until-done.ts';
import { ecrReport } from '../formats/ecr.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import type { EcrClients } from './create-clients.ts';
import { doubtAboutEmpty } from './doubt-about-empty.ts';
import { imageError, type EcrImage } from './ecr-image.ts';
import { retryFor } from './retry-for.ts';
import { readFindings } from './read-findings.ts';
import type { ScanPlan } from './scan-plan.ts';

/** A scan is settled after this many equal readings. */
const SETTLED = 2;
/** A problem of a scan is permanent after this many equal readings. */
const LASTING = 6;

/**
 * Waits for the scan of one image, and reads it until two readings are equal.
 * @throws {ReportError} if there is no finished, complete and consistent scan by the deadline, or cannot be one
 */
export async function waitForScan(
  waiting: Waiting,
  clients: EcrClients,
  plan: ScanPlan,
  image: EcrImage,
): Promise<ScannerReport> {
  const { deadline } = waiting;
  let fingerprint: string | undefined;
  let equal = 0;
  return retryFor(waiting, image, 'the scan', async () => {
    const reading = await readFindings(deadline, clients.ecr, image).catch((error: unknown) =>
      withoutScan(error, plan, image),
    );
    if ('wait' in reading) {
      fingerprint = undefined;
      return reading;
    }
    equal = reading.fingerprint === fingerprint ? equal + 1 : 1;
    fingerprint = reading.fingerprint;
    if (equal < SETTLED)
      return { wait: 'the scan is finished, and is read again to see that it stays so' };
    if (reading.findings === 0) {
      const doubt = await doubtAboutEmpty(deadline, clients, image, reading, plan);
      if (doubt !== undefined) return { wait: doubt };
    }
    try {
      return { done: ecrReport('ecr', reading.response) };
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      const problem = error.message.replace(/^ecr: /, '');
      if (equal >= LASTING) throw imageError(image, problem, error);
      return { wait: problem };
    }
  });
}

/** A missing scan is not an error, unless none will come. */
function withoutScan(error: unknown, { never }: ScanPlan, image: EcrImage): { wait: string } {
  const { kind, reason } = classifyError(error);
  if (kind !== 'no-scan' || error instanceof ReportError) throw error;
  if (never !== undefined) throw imageError(image, `${reason}, and ${never}`, error);
  return { wait: `${reason}; turn on scan on push for the repository if it has none` };
}
