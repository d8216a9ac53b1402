import { UsageFault } from '../usage';

/** How the command line ends: 0 nothing wrong, 1 something found or not found, 2 bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes. */
export interface Output {
  /** Text for people, or the JSON answer. Ends with a line break. */
  print(text: string): void;
  /** One clear line about what was wrong and what to do. */
  complain(text: string): void;
}

/** Standard output and error. A reader that went away (`| head`) ends the program quietly. */
export function openOutput(): Output {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
    });
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => void process.stderr.write(`backline: ${text}\n`),
  };
}

/** A value as the public JSON: one line, so that answers can be read line by line. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Everything on standard input, at most `most` bytes. */
export async function readInput(most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw new UsageFault('standard input is too long for this command; give a shorter text');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
