import { createSocket } from 'node:dgram';
import { type NameAnswer, NO_SUCH_NAME, readQuestion, writeAnswer } from './dns-wire';
import { PLACES } from './places';

/** How the name server behaves; as it is made, it knows every host of the little internet. */
export interface NameServer {
  /** Answers to single names, in place of the true ones; null leaves the question unanswered. */
  answers: Map<string, NameAnswer | null>;
  /** Has the last word on every answer. */
  change(name: string, answer: NameAnswer): NameAnswer | null;
  /** Milliseconds before each answer. */
  delayMs: number;
}

/** A name server that tells the truth at once. */
export function healthyNames(): NameServer {
  return { answers: new Map(), change: (_name, answer) => answer, delayMs: 0 };
}

function truth(name: string): NameAnswer {
  const place = PLACES.find((one) => one.name === name);
  return place
    ? { addresses: [place.address, ...(place.address6 === undefined ? [] : [place.address6])] }
    : { code: NO_SUCH_NAME };
}

/** Starts answering on port 53 of an address. */
export async function serveNames(server: NameServer, address: string): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const question = readQuestion(message);
    if (question === null) return;
    const known = server.answers.get(question.name);
    const answer = known === undefined ? server.change(question.name, truth(question.name)) : known;
    if (answer === null) return;
    const send = () => socket.send(writeAnswer(message, question, answer), from.port, from.address);
    if (server.delayMs === 0) send();
    else setTimeout(send, server.delayMs);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, address, resolve);
  });
}
