/** The few parts of DNS messages that a name server for a lab needs. */

/** What the server says about a name: addresses of both families, or a return code. */
export type NameAnswer = { addresses: readonly string[] } | { code: number };

export const NO_DATA = 0;
export const SERVER_FAILURE = 2;
export const NO_SUCH_NAME = 3;

const TYPE = { A: 1, AAAA: 28 } as const;
const TTL_S = 60;

export interface Question {
  name: string;
  type: number;
}

/** Reads the one question of a message; null when there is none to be read. */
export function readQuestion(message: Buffer): Question | null {
  const labels: string[] = [];
  let at = 12;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63 || at + length + 5 > message.length) return null;
    if (length === 0) break;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1) };
}

/** Writes the answer to a question: its own bytes once more, then a row for each address of the family asked for. */
export function writeAnswer(question: Buffer, { type }: Question, answer: NameAnswer): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const head = Buffer.from(question.subarray(0, end));
  const rows = 'code' in answer ? [] : answer.addresses.flatMap((address) => rowOf(address, type) ?? []);
  // An answer, recursion asked for and had.
  head.writeUInt16BE(0x8180 | ('code' in answer ? answer.code : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(rows.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...rows]);
}

function rowOf(address: string, type: number): Buffer | null {
  const six = address.includes(':');
  if (type !== (six ? TYPE.AAAA : TYPE.A)) return null;
  const data = six ? bytesOf6(address) : Buffer.from(address.split('.').map(Number));
  const row = Buffer.alloc(12);
  // The name is the question's, which starts at byte 12.
  row.writeUInt16BE(0xc00c, 0);
  row.writeUInt16BE(type, 2);
  row.writeUInt16BE(1, 4);
  row.writeUInt32BE(TTL_S, 6);
  row.writeUInt16BE(data.length, 10);
  return Buffer.concat([row, data]);
}

/** `2001:db8::1` as 16 bytes. */
function bytesOf6(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16)));
  const [first, last] = [words(left), words(right ?? '')];
  const all = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  const bytes = Buffer.alloc(16);
  all.forEach((word, index) => {
    bytes.writeUInt16BE(word, index * 2);
  });
  return bytes;
}
