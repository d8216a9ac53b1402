/**
 * Two processes that ask each other questions over one line: what the Chromium host and the
 * built main process speak. Every message is JSON.
 */

export type Ask = { ask: number; method: string; params: unknown };
export type Answer = { answer: number; value?: unknown; error?: string };
export type Tell = { tell: string; params: unknown };
export type Message = Ask | Answer | Tell;

/** One question or notice per key: what goes in, what comes back. */
export type Methods = Record<string, { in: unknown; out: unknown }>;

export type Handlers<M extends Methods> = {
  [N in keyof M]: (params: M[N]['in']) => M[N]['out'] | Promise<M[N]['out']>;
};

export interface Peer<Theirs extends Methods> {
  /** Asks the other side; rejects with its message when it throws, or when the line is closed. */
  ask<N extends keyof Theirs & string>(method: N, params: Theirs[N]['in']): Promise<Theirs[N]['out']>;
  /** Says something that needs no answer. */
  tell<N extends keyof Theirs & string>(method: N, params: Theirs[N]['in']): void;
  /** Feeds one message that came over the line. */
  receive(message: Message): void;
  /** Ends all open questions with this reason. */
  close(reason: string): void;
}

/**
 * @param send puts one message on the line
 * @param handlers answers what the other side asks; an unknown method is an error on its side
 */
export function createPeer<Theirs extends Methods, Ours extends Methods>(
  send: (message: Message) => void,
  handlers: Handlers<Ours>,
): Peer<Theirs> {
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  let closed: string | null = null;

  const run = async (method: string, params: unknown): Promise<unknown> => {
    if (!Object.hasOwn(handlers, method)) throw new Error(`nobody answers ${method}`);
    return handlers[method]?.(params);
  };

  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(new Error(closed));
        last += 1;
        open.set(last, { resolve, reject });
        send({ ask: last, method, params });
      }),
    tell: (method, params) => {
      if (closed === null) send({ tell: method, params });
    },
    receive(message) {
      if ('answer' in message) {
        const waiting = open.get(message.answer);
        open.delete(message.answer);
        if (message.error === undefined) waiting?.resolve(message.value as never);
        else waiting?.reject(new Error(message.error));
      } else if ('tell' in message) {
        // A notice has nobody who could hear that it failed, so its failure must be loud.
        void run(message.tell, message.params);
      } else {
        run(message.method, message.params).then(
          (value) => closed === null && send({ answer: message.ask, value }),
          (error: unknown) =>
            closed === null &&
            send({ answer: message.ask, error: error instanceof Error ? error.message : String(error) }),
        );
      }
    },
    close(reason) {
      closed = reason;
      for (const { reject } of open.values()) reject(new Error(reason));
      open.clear();
    },
  };
}
