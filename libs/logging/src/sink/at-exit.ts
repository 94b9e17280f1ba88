const exitWork: (() => void)[] = [];

/** One listener for all sinks: from the eleventh on, Node would warn of a leak. */
export function atExit(work: () => void): void {
  if (exitWork.push(work) === 1)
    process.on('exit', () => {
      for (const each of exitWork) each();
    });
}
