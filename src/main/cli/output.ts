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

/**
 * SECURITY: logs, settings and reports come from strangers, and a terminal obeys what it is sent: titles, colours,
 * links, on some even keys. Of such signs only line breaks and tabs are printed.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
const TERMINAL_SIGNS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text that does nothing to a terminal but stand there. */
export function harmless(text: string): string {
  return text.replace(TERMINAL_SIGNS, '');
}

/** Standard output and error. A reader that went away (`| head`) ends the program quietly. */
export function openOutput(): Output {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
    });
  return {
    print: (text) => void process.stdout.write(`${harmless(text)}\n`),
    complain: (text) => void process.stderr.write(`backline: ${harmless(text)}\n`),
  };
}

/**
 * A value as the public JSON: one line, so that answers can be read line by line. What a terminal would obey is
 * written as an escape, so that nothing of the value is lost.
 */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(
    TERMINAL_SIGNS,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
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
