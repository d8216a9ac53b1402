import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { joinPath } from '../paths';
import { type Files, PortError } from '../ports';
import { type Computer, type ComputerPlan, plantComputer } from './computer.testing';
import { LINUX_PREFS, LINUX_PROGRAM, linuxComputer } from './homes.testing';

const signal = new AbortController().signal;
const SIGNED_IN = 'autologin.blob="secret"\nstorage.location="/music"\n';
const CASES: [string, ComputerPlan][] = [
  ['rep.prefs.hwaccel-off', linuxComputer()],
  ['rep.prefs.reset', linuxComputer({ prefs: SIGNED_IN })],
];

/** Lets the n-th thing that needs room on the disk fail, and all after it until the disk has room again. */
function fillDisk(files: Files, at: number, { lasting }: { lasting: boolean }) {
  let count = 0;
  let free = false;
  const check = () => {
    count += 1;
    if (!free && (lasting ? count >= at : count === at)) throw new PortError('failed', 'ENOSPC');
  };
  const { makeFolder, writeAtomic, writeInPlace } = files;
  files.makeFolder = async (...args) => {
    check();
    return makeFolder(...args);
  };
  files.writeAtomic = async (...args) => {
    check();
    return writeAtomic(...args);
  };
  files.writeInPlace = async (...args) => {
    check();
    return writeInPlace(...args);
  };
  return {
    count: () => count,
    makeRoom: () => {
      free = true;
    },
  };
}

async function start(id: string, plan: ComputerPlan, at: number, lasting: boolean) {
  const computer = await plantComputer(plan);
  const before = await computer.snapshot();
  const disk = fillDisk(computer.ports.files, at, { lasting });
  const shop = computer.shop();
  const held = await shop.plan(id, null, signal);
  if (!held) throw new Error('no plan');
  return { computer, before, disk, outcome: await shop.run(held, signal) };
}

/** Everything but what an undo keeps beside the old. */
const settled = async (computer: Computer) =>
  Object.fromEntries(Object.entries(await computer.snapshot()).filter(([path]) => !path.includes('.newer')));

describe.each(CASES)('[sec-34] a full disk while %s is at work', (id, plan) => {
  it('for one moment: nothing is changed, or put back, and the fault has its name', async () => {
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const { computer, before, disk, outcome } = await start(id, plan, at, false);
      const ended = disk.count() < at;
      if (!ended) {
        faults += 1;
        const open = 'state' in outcome && outcome.state !== 'failed';
        // The last write only notes how it went.
        if (open) expect(outcome, `write ${at}`).toMatchObject({ state: 'done', fault: null });
        else {
          expect(outcome.fault, `write ${at}`).toBe('no-space');
          expect(await settled(computer), `write ${at}`).toEqual(before);
        }
      }
      await computer.remove();
      if (ended) break;
    }
    expect(faults).toBeGreaterThan(4);
  });

  it('from some moment on: what could not be put back is once there is room', async () => {
    for (let at = 1; ; at += 1) {
      const { computer, before, disk, outcome } = await start(id, plan, at, true);
      const ended = disk.count() < at;
      if (!ended) {
        if (!('state' in outcome) || outcome.state !== 'done') expect(outcome.fault, `write ${at}`).toBe('no-space');
        disk.makeRoom();
        const [job] = await computer.shop().jobs();
        expect(job?.state, `write ${at}`).not.toBe('damaged');
        if (job?.undo)
          expect(await computer.shop().undo(job.id, signal), `write ${at}`).toMatchObject({ state: 'undone' });
        expect(await settled(computer), `write ${at}`).toEqual(before);
      }
      await computer.remove();
      if (ended) break;
    }
  });
});

describe('a Spotify that does not start again', () => {
  const ID = 'rep.prefs.hwaccel-off';
  const closed = (computer: Computer) => {
    computer.control.start = async () => ({ pid: 9, ended: Promise.resolve() });
  };

  it('leaves the repair done, and is told', async () => {
    const computer = await plantComputer(linuxComputer({ running: LINUX_PROGRAM }));
    closed(computer);
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    expect(job).toMatchObject({ state: 'done', fault: 'spotify-left-closed', verified: 'yes', undo: true });
    expect(await readFile(computer.real(LINUX_PREFS), 'utf8')).toContain('ui.hardware_acceleration=false');
    expect(await shop.jobs()).toEqual([job]);
    // And the way back is open, as ever.
    expect(await shop.undo('id' in job ? job.id : '', signal)).toMatchObject({ state: 'undone', fault: null });
    expect(await readFile(computer.real(LINUX_PREFS), 'utf8')).not.toContain('ui.hardware_acceleration');
    await computer.remove();
  });

  it('leaves what was undone undone, and is told', async () => {
    const computer = await plantComputer(linuxComputer({ running: LINUX_PROGRAM }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    const job = held && (await shop.run(held, signal));
    if (!job || !('id' in job)) throw new Error('not done');
    closed(computer);
    expect(await shop.undo(job.id, signal)).toMatchObject({ state: 'undone', fault: 'spotify-left-closed' });
    await computer.remove();
  });

  it('leaves a repair that could not be done put back, with its own fault', async () => {
    const computer = await plantComputer(linuxComputer({ running: LINUX_PROGRAM }));
    closed(computer);
    const before = await readFile(computer.real(LINUX_PREFS), 'utf8');
    const { files } = computer.ports;
    const { writeAtomic } = files;
    files.writeAtomic = async (path, ...rest) => {
      if (path === LINUX_PREFS) throw new PortError('failed', 'ENOSPC');
      return writeAtomic(path, ...rest);
    };
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'failed', fault: 'no-space' });
    expect(await readFile(computer.real(LINUX_PREFS), 'utf8')).toBe(before);
    await computer.remove();
  });
});

describe('jobs that are forgotten', () => {
  it('leave nothing on the disk once they are settled, and all of it until then', async () => {
    const computer = await plantComputer(linuxComputer({ prefs: SIGNED_IN }));
    const shop = computer.shop();
    const held = await shop.plan('rep.prefs.reset', null, signal);
    const job = held && (await shop.run(held, signal));
    if (!job || !('id' in job)) throw new Error('not done');
    const folder = joinPath('linux', computer.dataFolder, 'repairs');
    const journal = joinPath('linux', folder, job.id, 'journal.json');
    const { files } = computer.ports;
    const text = new TextDecoder().decode(await files.read(journal));
    await files.writeAtomic(journal, new TextEncoder().encode(text.replace('"state":"done"', '"state":"undoing"')));
    await shop.forget([job.id]);
    expect((await shop.jobs()).map(({ state }) => state)).toEqual(['undoing']);
    await files.writeAtomic(journal, new TextEncoder().encode(text));
    await shop.forget([job.id]);
    expect(await shop.jobs()).toEqual([]);
    expect(await files.list(folder)).toEqual([]);
    expect(Object.keys(await computer.snapshot()).filter((path) => path.includes('.backline-'))).toEqual([]);
    await computer.remove();
  });
});

describe('a disk that may not be written to', () => {
  it.each(CASES)('stops %s before anything is changed', async (id, plan) => {
    const computer = await plantComputer(plan);
    const before = await computer.snapshot();
    const { files } = computer.ports;
    const { writeAtomic, rename } = files;
    const locked = (path: string) => {
      if (path.startsWith(LINUX_PREFS)) throw new PortError('no-permission', 'EROFS');
    };
    files.writeAtomic = async (path, ...rest) => {
      locked(path);
      return writeAtomic(path, ...rest);
    };
    files.rename = async (from, to) => {
      locked(from);
      return rename(from, to);
    };
    const shop = computer.shop();
    const held = await shop.plan(id, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'failed', fault: 'read-only' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });
});
