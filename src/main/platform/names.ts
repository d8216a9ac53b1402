import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { type Address, PortError } from '../ports';
import { eitherSignal, type Limits, within } from './deadline';
import { toPortError } from './errors';

/** What the system resolver says about a name. Replaced by tests. */
export type ResolveName = (host: string) => Promise<Address[]>;

/**
 * Names through the system resolver, the way programs get them.
 *
 * The system call behind it (getaddrinfo) cannot be cancelled, holds a thread for as long as a dead
 * name server takes, and keeps the process from ending until it returns. Node runs two at a time. So
 * calls wait here, where they can be given up; a name asked for twice is looked up once; time counts
 * from the moment a call runs; and when every slot is held by one that is overdue, those that wait
 * fail at once instead of queueing behind a resolver that does not answer. Where nobody waits for what is
 * running any more, `giveUp` ends it, if there is a way to: a server that was reached and says nothing
 * would hold its slot for ever.
 */
export function createLookup(
  resolveName: ResolveName = askSystem,
  slots = defaultSlots(),
  giveUp: (() => void) | null = null,
) {
  const jobs = new Map<string, Job>();
  const waiting: Job[] = [];
  const running = new Set<Job>();

  function next(): void {
    while (running.size < slots) {
      const job = waiting.shift();
      if (job === undefined) return;
      running.add(job);
      job.started.resolve();
      resolveName(job.host)
        .then(job.answer.resolve, (error) => job.answer.reject(toPortError(error)))
        .finally(() => {
          running.delete(job);
          if (jobs.get(job.host) === job) jobs.delete(job.host);
          next();
          tidy();
        });
    }
    if ([...running].every((job) => job.overdue)) {
      for (const job of waiting.splice(0)) {
        jobs.delete(job.host);
        job.started.reject(new PortError('timeout', 'ETIMEDOUT'));
      }
    }
  }

  function tidy(): void {
    if (!giveUp || running.size === 0 || [...running].some(({ askers }) => askers > 0)) return;
    // Whoever asks for one of them from now on asks anew.
    for (const { host } of running) jobs.delete(host);
    giveUp();
  }

  function leave(job: Job): void {
    job.askers -= 1;
    if (job.askers > 0) return;
    tidy();
    const place = waiting.indexOf(job);
    if (place < 0) return;
    waiting.splice(place, 1);
    jobs.delete(job.host);
  }

  return async function lookup(host: string, limits: Limits): Promise<Address[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
    const job = jobs.get(host) ?? newJob(host);
    if (!jobs.has(host)) {
      jobs.set(host, job);
      waiting.push(job);
    }
    job.askers += 1;
    next();
    try {
      await cancellable(job.started.promise, limits.signal);
      return await within(limits, () => job.answer.promise);
    } catch (error) {
      if (error instanceof PortError && error.code === 'timeout' && running.has(job)) {
        job.overdue = true;
        next();
      }
      throw error;
    } finally {
      leave(job);
    }
  };
}

interface Job {
  host: string;
  askers: number;
  overdue: boolean;
  started: Later<void>;
  answer: Later<Address[]>;
}

interface Later<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: PortError): void;
}

function later<T>(): Later<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: PortError) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Everybody may have left before it settles.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function newJob(host: string): Job {
  return { host, askers: 0, overdue: false, started: later(), answer: later() };
}

async function cancellable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  if (signal.aborted) throw new PortError('cancelled', 'ABORT_ERR');
  const stop = later<never>();
  const onAbort = () => stop.reject(new PortError('cancelled', 'ABORT_ERR'));
  const own = eitherSignal(signal, undefined);
  own.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, stop.promise]);
  } finally {
    own.removeEventListener('abort', onAbort);
  }
}

/** libuv lets slow calls have half of its threads, rounded up. */
function defaultSlots(): number {
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
  return Number.isInteger(threads) && threads > 0 ? Math.ceil(threads / 2) : 2;
}

/** Asks the system resolver in this process. */
export function askSystem(host: string): Promise<Address[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, found) => {
      if (error) reject(error);
      else resolve(found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })));
    });
  });
}
