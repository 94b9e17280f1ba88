/**
 * Stops the clock that measures durations, so that a spec decides how long something has lasted. Timers run on.
 * @returns functions that advance the clock, and that let it run again.
 */
export function stopClock() {
  // Whole, so that differences are exact.
  let now = Math.ceil(performance.now());
  Object.defineProperty(performance, 'now', { value: () => now, configurable: true });
  return {
    advance: (ms: number) => void (now += ms),
    restart: () => void Reflect.deleteProperty(performance, 'now'),
  };
}
