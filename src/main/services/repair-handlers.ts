import { CallFailure } from '../../contract/failure';
import type { Job, RepairFault, repairCalls } from '../../contract/repairs';
import type { Announce, Handlers } from '../ipc/bind';
import { ActFault } from '../repairs/acts/kind';
import { createPulse } from './pulse';
import type { HeldPlan, RepairShop } from './repair-shop';

export interface RepairHandlerParts {
  shop: () => Promise<RepairShop>;
  /** A repair was done: it goes into the history. */
  noteDone(job: Job): Promise<void>;
  announce: Announce;
  onFault(where: string, error: unknown): void;
}

/** Plans kept for the page; older ones are made again when they are asked for. */
const MOST_PLANS = 40;
/** How often the page hears of a job at most, in milliseconds. */
const PULSE_MS = 200;

/** The repair calls of the contract. `close` ends looking; what is being changed goes on to its end. */
export function createRepairHandlers(parts: RepairHandlerParts): {
  handlers: Pick<Handlers, keyof typeof repairCalls>;
  /** Clears jobs and forgets that they were. Throws CallFailure. */
  forget(jobs: readonly string[]): Promise<void>;
  close(): void;
} {
  const plans = new Map<string, HeldPlan>();
  const looking = new AbortController();
  /** A job of this moment as it grows; the list on the disk lags behind it. */
  let current: Job | null = null;

  const held = (plan: string): HeldPlan => {
    const found = plans.get(plan);
    if (!found) throw new CallFailure('repair/unknown-plan');
    return found;
  };
  const list = async (): Promise<Job[]> => {
    const jobs = await (await parts.shop()).jobs();
    return jobs.map((job) => (job.id === current?.id ? current : job));
  };
  const pulse = createPulse(PULSE_MS, () => {
    void list()
      .then((jobs) => parts.announce('repair.changed', { jobs }))
      .catch((error: unknown) => parts.onFault('repair', error));
  });

  /** Nothing cuts a change short: it is told by its journal, and a program that ends may end in the middle. */
  const work = async (
    run: (shop: RepairShop, signal: AbortSignal, onStep: (job: Job) => void) => Promise<Job | { fault: RepairFault }>,
  ): Promise<Job> => {
    const shop = await parts.shop();
    try {
      const outcome = await run(shop, new AbortController().signal, (job) => {
        current = job;
        pulse.ask();
      });
      if (!('id' in outcome)) throw new CallFailure('repair/not-done', { fault: outcome.fault });
      // What was done stays done where it cannot be noted.
      if (outcome.state === 'done')
        await parts.noteDone(outcome).catch((error: unknown) => parts.onFault('history', error));
      return outcome;
    } finally {
      current = null;
      pulse.ask();
    }
  };

  const clearing = async (work: (shop: RepairShop) => Promise<void>): Promise<void> => {
    await work(await parts.shop()).catch((error: unknown) => {
      if (error instanceof ActFault) throw new CallFailure('repair/not-done', { fault: error.code });
      throw error;
    });
    pulse.ask();
  };

  return {
    close: () => looking.abort(),
    forget: (jobs) => clearing((shop) => shop.forget(jobs)),
    handlers: {
      'repair.plan': async ({ repair, entry }) => {
        const found = await (await parts.shop()).plan(repair, entry, looking.signal);
        if (!found) throw new CallFailure('repair/unknown', { repair });
        plans.set(found.shown.plan, found);
        for (const id of [...plans.keys()].slice(0, Math.max(0, plans.size - MOST_PLANS))) plans.delete(id);
        return found.shown;
      },
      'repair.run': async ({ plan }) => {
        const found = held(plan);
        // Agreed to once: a second press of the same button is not a second repair.
        plans.delete(plan);
        return work((shop, signal, onStep) => shop.run(found, signal, onStep));
      },
      'repair.jobs': list,
      'repair.undo': ({ job }) => work((shop, signal, onStep) => shop.undo(job, signal, onStep)),
      'repair.finish': ({ job }) => work((shop, signal, onStep) => shop.finish(job, signal, onStep)),
      'repair.clear': async ({ jobs }) => {
        await clearing((shop) => shop.clear(jobs));
        return (await parts.shop()).jobs();
      },
    },
  };
}
