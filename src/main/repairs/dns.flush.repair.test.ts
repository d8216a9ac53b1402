import { describe, expect, it } from 'vitest';
import { type Address, PortError } from '../ports';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';

const ID = 'rep.dns.flush';
const signal = new AbortController().signal;

/** A system that remembers a wrong address until it is told to forget. */
function forgetful(computer: ComputerPlan, commands: readonly string[]): ComputerPlan {
  let state = { remembers: true };
  const answer = async (host: string): Promise<Address[]> => {
    if (host === 'no-such-name.example.com') throw new PortError('failed', 'ENOTFOUND');
    return [{ address: state.remembers ? '0.0.0.0' : '203.0.113.7', family: 4 }];
  };
  return {
    ...computer,
    net: { lookup: answer, query: answer },
    system: () => {
      const mine = { remembers: true };
      state = mine;
      return {
        state: mine,
        exec: async (program, args) => {
          const command = [program, ...args].join(' ');
          if (!commands.includes(command)) throw new PortError('tool-missing', command);
          mine.remembers = false;
          return { code: 0, stdout: '', stderr: '' };
        },
      };
    },
  };
}

describe(ID, () => {
  it.each([
    ['on Linux', forgetful(linuxComputer(), ['resolvectl flush-caches'])],
    ['on Linux with the older service', forgetful(linuxComputer(), ['nscd -i hosts'])],
    ['on Windows', forgetful(windowsComputer(), ['ipconfig /flushdns'])],
  ])('survives a kill at every step %s', (_, plan) => proveSurvival(ID, plan, { undo: false }));

  it('shows the command, and says that nothing is to be undone', async () => {
    const computer = await plantComputer(forgetful(windowsComputer(), ['ipconfig /flushdns']));
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({
      state: 'ready',
      undo: false,
      changes: [{ kind: 'command', text: 'ipconfig /flushdns' }],
    });
    await computer.remove();
  });

  it('only guides on a Mac, where it takes an administrator', async () => {
    const computer = await plantComputer(forgetful(macComputer(), []));
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({
      state: 'guide',
      guide: { why: 'admin', commands: ['sudo dscacheutil -flushcache', 'sudo killall -HUP mDNSResponder'] },
    });
    await computer.remove();
  });

  it('fails by name where the system refuses or has no such tool', async () => {
    const missing = await plantComputer(forgetful(linuxComputer(), []));
    const held = await missing.shop().plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await missing.shop().run(held, signal)).toMatchObject({ state: 'failed', fault: 'tool-missing' });
    await missing.remove();

    const plan = forgetful(windowsComputer(), []);
    const refusing = await plantComputer({
      ...plan,
      system: () => ({ state: {}, exec: async () => ({ code: 1, stdout: 'Der Vorgang ...', stderr: '' }) }),
    });
    const second = await refusing.shop().plan(ID, null, signal);
    if (!second) throw new Error('no plan');
    expect(await refusing.shop().run(second, signal)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    await refusing.remove();
  });

  it('is not needed where names are answered well', async () => {
    const good = async (host: string): Promise<Address[]> => {
      if (host === 'no-such-name.example.com') throw new PortError('failed', 'ENOTFOUND');
      return [{ address: '203.0.113.7', family: 4 }];
    };
    const computer = await plantComputer(linuxComputer({ net: { lookup: good, query: good } }));
    expect((await computer.shop().plan(ID, null, signal))?.shown.state).toBe('not-needed');
    await computer.remove();
  });
});
