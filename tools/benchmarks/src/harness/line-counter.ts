/** Reads stdin to its end, as a log driver does, and prints how many lines came. */
const LINE_FEED = 10;
let lines = 0;

process.stdin.on('data', (chunk: Buffer) => {
  for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
});
process.stdin.on('end', () => process.stdout.write(`${lines}\n`));
