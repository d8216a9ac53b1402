import { describe, expect, it } from 'vitest';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { walledComputer } from './firewall.testing';
import { WINDOWS_PROGRAM } from './homes.testing';

const ID = 'rep.firewall.allow-out';
const signal = new AbortController().signal;

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it('an administrator’s survives a kill at every step', () => proveSurvival(ID, walledComputer({ strict: true })));

  it('shows the one rule', async () => {
    expect((await shownBy(walledComputer({ strict: true })))?.changes).toEqual([
      { kind: 'setting', name: `backline-spotify-out: ${WINDOWS_PROGRAM}`, before: null, after: 'there' },
    ]);
  });

  it('guides everybody else', async () => {
    expect((await shownBy(walledComputer({ strict: true, elevated: false })))?.guide).toEqual({
      why: 'admin',
      commands: [
        "New-NetFirewallRule -Name 'backline-spotify-out' -DisplayName 'Spotify (out)' -Direction Outbound " +
          `-Program '${WINDOWS_PROGRAM}' -Action Allow -Profile Any`,
      ],
      open: 'windows-firewall-rules',
    });
  });

  it('leaves a rule of its own that is for another place, and the computer of an organisation', async () => {
    const old = 'Action=Allow|Active=TRUE|Dir=Out|App=C:\\Old\\Spotify.exe|Name=Spotify (out)';
    const plan = walledComputer({ strict: true, rules: { 'backline-spotify-out': old } });
    expect((await shownBy(plan))?.guide).toMatchObject({ why: 'only-you' });
    expect((await shownBy(walledComputer({ strict: true }, { managed: true })))?.guide).toMatchObject({
      why: 'managed',
    });
  });

  it('is not needed where what goes out is let out', async () => {
    expect((await shownBy(walledComputer()))?.state).toBe('not-needed');
  });
});
