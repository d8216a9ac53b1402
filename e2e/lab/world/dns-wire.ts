/** The few parts of DNS messages that a name server for a lab needs. */

/** What the server says about a name: addresses of both families, or a return code. */
export type NameAnswer = ({ addresses: readonly string[] } | { code: number }) & {
  /** Says that there is more than fits, as a server does that wants to be asked over TCP. */
  truncated?: true;
  /** The name is another one's, whose addresses these are. */
  alias?: string;
};

export const NO_DATA = 0;
export const SERVER_FAILURE = 2;
export const NO_SUCH_NAME = 3;
export const REFUSED = 5;

export const TYPE = { A: 1, CNAME: 5, AAAA: 28 } as const;
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
  // The question's own name starts at byte 12; an alias's, where there is one, is the data of the first row.
  const owner = answer.alias === undefined ? 12 : end + 12;
  const rows = 'code' in answer ? [] : answer.addresses.flatMap((address) => rowOf(address, type, owner) ?? []);
  if (answer.alias !== undefined) rows.unshift(row(TYPE.CNAME, 12, nameBytes(answer.alias)));
  if (answer.truncated) rows.length = 0;
  // An answer, recursion asked for and had.
  head.writeUInt16BE(0x8180 | (answer.truncated ? 0x200 : 0) | ('code' in answer ? answer.code : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(rows.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...rows]);
}

function rowOf(address: string, type: number, owner: number): Buffer | null {
  const six = address.includes(':');
  if (type !== (six ? TYPE.AAAA : TYPE.A)) return null;
  return row(type, owner, six ? bytesOf6(address) : Buffer.from(address.split('.').map(Number)));
}

/** A row about the name that starts at a byte of the message. */
function row(type: number, owner: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc000 | owner, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(TTL_S, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
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
