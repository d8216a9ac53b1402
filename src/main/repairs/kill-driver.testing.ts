import { readFile } from 'node:fs/promises';
import { allChecks } from '../checks/registry';
import { createNodePorts } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import { type Files, PortError, type SpotifyControl } from '../ports';
import { openDoctor } from '../services/doctor';
import { openRepairShop } from '../services/repair-shop';
import { allRepairs } from './registry';

/**
 * A program of its own for `sigkill.test.ts`: repairs a real folder tree and kills itself, as the system would,
 * right before or right after the n-th thing it does to the disk. Prints what became of it.
 */
interface Told {
  home: string;
  dataFolder: string;
  /** File with the catalogue. */
  catalog: string;
  repair: string;
  what: 'run' | 'finish' | 'undo';
  /** Counted from 1; 0 = lives on. */
  killAt: number;
  when: 'before' | 'after';
}

const told = JSON.parse(process.argv[2] ?? '{}') as Told;
const signal = new AbortController().signal;
let deeds = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

/** Wraps one thing that changes the disk. */
function deed<A extends unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  return async (...args) => {
    deeds += 1;
    const last = deeds === told.killAt;
    if (last && told.when === 'before') die();
    await work(...args);
    if (last) die();
  };
}

const plain = createNodePorts({ version: '0', fakeHome: told.home });
const { makeFolder, rename, writeAtomic, writeInPlace } = plain.files;
const files: Files = {
  ...plain.files,
  makeFolder: deed(makeFolder),
  rename: deed(rename),
  writeAtomic: deed(writeAtomic),
  writeInPlace: deed(writeInPlace),
};
const never = () => Promise.reject(new PortError('failed', 'ENOTSUP'));
const control: SpotifyControl = { ask: never, end: never, gone: never, start: never };
const ports = { ...plain, files };
const catalog = JSON.parse(await readFile(told.catalog, 'utf8'));
const shop = openRepairShop({
  ports,
  control,
  own: createOwnFiles(ports.machine.platform, told.dataFolder),
  dataFolder: told.dataFolder,
  catalog,
  // A shop asks for what checks find alone: there is nothing to judge.
  doctor: openDoctor(ports, { ...catalog, entries: [], questions: [] }, allChecks),
  repairs: allRepairs,
});

async function act() {
  if (told.what === 'run') {
    const held = await shop.plan(told.repair, null, signal);
    return held ? { shown: held.shown, job: await shop.run(held, signal) } : null;
  }
  const [job] = await shop.jobs();
  if (!job) return { job: null };
  const isOpen = job.state === 'acting' || job.state === 'undoing';
  if (told.what === 'finish') return { job: isOpen ? await shop.finish(job.id, signal) : job };
  return { job: job.undo ? await shop.undo(job.id, signal) : job };
}

process.stdout.write(JSON.stringify({ ...(await act()), deeds }));
