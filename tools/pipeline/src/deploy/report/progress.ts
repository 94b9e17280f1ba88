import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import { clockText } from '../duration.ts';

/** Receives the progress of a deployment. */
export interface Progress {
  /** An event. */
  say(text: string): void;
  /** The current state, which replaces the previous one. */
  status(text: string): void;
  /** The progress has ended. */
  end(): void;
}

/** The part of a terminal that is used. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const LINE = 300;
const CLEAR = '\r\u001b[K';

/** On a terminal, one line shows the state; elsewhere, each change is a line. */
export function createProgress(screen: Screen, started = performance.now()): Progress {
  const stamped = (text: string, most = LINE) =>
    cutText(`${clockText(performance.now() - started).padStart(5)}  ${cleanText(text)}`, most);
  let shown = '';
  if (screen.isTTY !== true)
    return {
      say: (text) => void screen.write(`${stamped(text)}\n`),
      status(text) {
        if (text !== shown) screen.write(`${stamped(text)}\n`);
        shown = text;
      },
      end: () => undefined,
    };
  // One column less, because some terminals would wrap.
  const draw = () =>
    void screen.write(
      shown === '' ? CLEAR : `${CLEAR}${stamped(shown, (screen.columns || 80) - 1)}`,
    );
  return {
    say(text) {
      screen.write(`${CLEAR}${stamped(text)}\n`);
      if (shown !== '') draw();
    },
    status(text) {
      shown = text;
      draw();
    },
    end() {
      shown = '';
      draw();
    },
  };
}
