import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type NameAnswer, NO_SUCH_NAME, type Question, readQuestion, writeAnswer } from './dns-wire';
import { PLACES } from './places';
import { listen } from './web';

/** How the name server behaves; as it is made, it knows every host of the little internet. */
export interface NameServer {
  /** Answers to single names, in place of the true ones; null leaves the question unanswered. */
  answers: Map<string, NameAnswer | null>;
  /** Has the last word on every answer; `type` is what is asked for. */
  change(name: string, answer: NameAnswer, type: number): NameAnswer | null;
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Answers over TCP as well, where nothing is ever cut off. */
  overTcp: boolean;
}

/** A name server that tells the truth at once. */
export function healthyNames(): NameServer {
  return { answers: new Map(), change: (_name, answer) => answer, delayMs: 0, overTcp: true };
}

function truth(name: string): NameAnswer {
  const place = PLACES.find((one) => one.name === name);
  return place
    ? { addresses: [place.address, ...(place.address6 === undefined ? [] : [place.address6])] }
    : { code: NO_SUCH_NAME };
}

function answerOf(server: NameServer, { name, type }: Question): NameAnswer | null {
  const known = server.answers.get(name);
  return known === undefined ? server.change(name, truth(name), type) : known;
}

/** Starts answering on port 53 of an address. */
export async function serveNames(server: NameServer, address: string): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const question = readQuestion(message);
    if (question === null) return;
    const answer = answerOf(server, question);
    if (answer === null) return;
    const send = () => socket.send(writeAnswer(message, question, answer), from.port, from.address);
    if (server.delayMs === 0) send();
    else setTimeout(send, server.delayMs);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, address, resolve);
  });
  if (server.overTcp) await serveOverTcp(server, address);
}

/** Over TCP two bytes with the length come before every message. */
async function serveOverTcp(server: NameServer, address: string): Promise<void> {
  const tcp = createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on('data', (data) => {
      held = Buffer.concat([held, data]);
      while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
        const message = held.subarray(2, 2 + held.readUInt16BE(0));
        held = held.subarray(2 + message.length);
        const question = readQuestion(message);
        const answer = question && answerOf(server, question);
        if (!question || !answer) continue;
        const whole = writeAnswer(message, question, { ...answer, truncated: undefined });
        const length = Buffer.alloc(2);
        length.writeUInt16BE(whole.length);
        socket.write(Buffer.concat([length, whole]));
      }
    });
  });
  await listen(tcp, 53, address);
}
