import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { GatehouseError } from '@gatehouse/service-manifest';

/** Limits memory: some 200,000 findings in Trivy's format. */
const MOST_BYTES = 512 * 1_024 * 1_024;

/**
 * Reads a regular file. It does not follow a link, whose target could change between scan and gate, and does not wait
 * for a pipe or a device.
 * @throws {Error} whose message says in a few words what is wrong, without the name of the file
 */
export async function readRegularFile(file: string): Promise<Buffer<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) throw new GatehouseError('GH-REPORT-001', 'is not a regular file');
    if (stats.size === 0) throw new GatehouseError('GH-REPORT-001', 'is empty');
    if (stats.size > MOST_BYTES)
      throw new GatehouseError(
        'GH-REPORT-001',
        `has ${stats.size} bytes; at most ${MOST_BYTES} are read`,
      );
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    const { bytesRead } = await handle.read(bytes, 0, stats.size, 0);
    if (bytesRead !== stats.size)
      throw new GatehouseError('GH-REPORT-001', 'got shorter while it was read');
    return bytes;
  } catch (error) {
    if (!('code' in (error as Error))) throw error;
    throw new GatehouseError('GH-REPORT-001', reasonOf(error as NodeJS.ErrnoException), {
      cause: error,
    });
  } finally {
    await handle?.close();
  }
}

function reasonOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'ELOOP') return 'is a link; give the file itself';
  return `cannot be read (${code})`;
}
