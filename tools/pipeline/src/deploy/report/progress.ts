import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import { clockText } from '../duration.ts';

/** Where a deployment tells what goes on. */
export interface Progress {
  /** Something has happened. */
  say(text: string): void;
  /** How it is right now; the next one takes its place. */
  status(text: string): void;
  /** Nothing follows. */
  end(): void;
}

/** As much of a terminal as is written to. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const LINE = 300;
const CLEAR = '\r\u001b[K';

/** On a terminal one line keeps up with the state; elsewhere there is a line whenever it changes. */
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
  // One column less, or some terminals go on to the next line.
  const draw = () =>
    void screen.write(
      shown === '' ? CLEAR : `${CLEAR}${stamped(shown, (screen.columns ?? 80) - 1)}`,
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
