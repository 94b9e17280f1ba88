import { HeldLines } from './held-lines.ts';

/**
 * A descriptor that accepts that many bytes, at most 7 at a time, and then refuses until it has room
 * again.
 */
class NarrowChannel {
  room = 0;
  text = '';

  write(lines: Buffer): number {
    if (this.room === 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
    const piece = lines.subarray(0, Math.min(this.room, 7));
    this.room -= piece.length;
    this.text += piece.toString('latin1');
    return piece.length;
  }
}

const asUtf8 = (text: string) => Buffer.from(text, 'latin1').toString();

/** Adds turns of lines, writes each as far as the room allows, and then all the rest. */
function writeInTurns(turns: readonly string[][], room: number) {
  const held = new HeldLines();
  const channel = new NarrowChannel();
  let taken = 0;
  const writeOut = () => {
    try {
      held.writeTo(channel, (bytes) => (taken += bytes));
    } catch (error) {
      expect(error).toMatchObject({ code: 'EAGAIN' });
    }
  };
  for (const lines of turns) {
    for (const line of lines) held.add(line);
    channel.room = room;
    writeOut();
  }
  channel.room = Infinity;
  writeOut();
  return { text: asUtf8(channel.text), taken, left: held.length };
}

describe('HeldLines', () => {
  const turns = Array.from({ length: 30 }, (_, turn) => [`first ${turn}\n`, `é测😀 ${turn}\n`]);
  const all = turns.flat().join('');
  const whole = { text: all, taken: Buffer.byteLength(all), left: 0 };

  it.each([0, 1, 5, 20, 1_000])(
    'keep the rest of a turn’s write in order, with room for %d bytes a turn',
    (room) => expect(writeInTurns(turns, room)).toEqual(whole),
  );

  it('keep the lines of a turn that is larger than one conversion to bytes', () => {
    const line = `${'测'.repeat(8_000)}\n`;
    const large = [[line, line, line], ['a\n'], Array.from({ length: 12 }, () => line)];
    expect(writeInTurns(large, 30_000).text).toBe(large.flat().join(''));
  });

  it('discard unwritten lines, and are empty afterwards', () => {
    const held = new HeldLines();
    const channel = new NarrowChannel();
    channel.room = 4;
    held.add('one\n');
    held.add('two\n');
    expect(() => held.writeTo(channel, () => undefined)).toThrow('full');
    held.add('three\n');
    expect([held.takeAll(), held.length]).toEqual(['two\nthree\n', 0]);
  });
});
