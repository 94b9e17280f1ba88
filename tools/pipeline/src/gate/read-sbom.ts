import { createHash } from 'node:crypto';
import type { HashedFile } from './hashed-file.ts';
import { readJson } from '../json/read-json.ts';
import { ReportError } from './model/report.ts';
import type { BundledImage } from './normalise/binding-problem.ts';
import { readBillOfMaterials, type BillOfMaterials } from './normalise/read-bill-of-materials.ts';
import { readRegularFile } from './read-regular-file.ts';

/**
 * Reads the bill of materials of an image, and the digest of its file.
 * @throws {ReportError} if the file is unreadable or describes another image
 */
export async function readSbom(
  file: string,
  image: BundledImage,
): Promise<{ bill: BillOfMaterials; file: HashedFile }> {
  try {
    const bytes = await readRegularFile(file);
    const bill = readBillOfMaterials(file, readJson(bytes), image);
    return { bill, file: { file, sha256: createHash('sha256').update(bytes).digest('hex') } };
  } catch (error) {
    if (error instanceof ReportError) throw error;
    throw new ReportError('GH-REPORT-005', file, (error as Error).message, { cause: error });
  }
}
