/** Saves a little after a change, once for many changes, and never twice at the same time. */
export interface Saver {
  /** Says that there is something to save. */
  changed(): void;
  /** Saves now what is not saved yet; rejects when saving fails. */
  flush(): Promise<void>;
}

/** `delayMs` (default 100) is how long after a change it is saved at the latest, saving aside. */
export function createSaver(save: () => Promise<void>, delayMs = 100): Saver {
  let dirty = false;
  let timer: NodeJS.Timeout | undefined;
  let saving = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    saving = saving
      .catch(() => undefined)
      .then(async () => {
        if (!dirty) return;
        dirty = false;
        try {
          await save();
        } catch (error) {
          dirty = true;
          throw error;
        }
      });
    return saving;
  };
  return {
    changed() {
      dirty = true;
      // A failure is not lost: the next change, or the end, tries again.
      timer ??= setTimeout(() => void flush().catch(() => undefined), delayMs).unref();
    },
    flush,
  };
}
