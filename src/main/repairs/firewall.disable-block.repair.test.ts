import { describe, expect, it } from 'vitest';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { BLOCK, walledComputer } from './firewall.testing';

const ID = 'rep.firewall.disable-block';
const signal = new AbortController().signal;
const ONE = '{0DE40C8E-C126-4A27-9371-A27DAB1039F7}';
const TWO = 'TCP Query User{C1E71886-6D5D-432D-8B1D-E0BA9659D98A}C:\\x\\spotify.exe';

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it('an administrator’s survives a kill at every step, with several rules', () =>
    proveSurvival(
      ID,
      walledComputer({ rules: { [ONE]: BLOCK, [TWO]: BLOCK, '{3}': BLOCK.replace('TRUE', 'FALSE') } }),
    ));

  it('shows the rule by its name', async () => {
    expect(await shownBy(walledComputer({ rules: { [ONE]: BLOCK } }))).toMatchObject({
      state: 'ready',
      undo: true,
      changes: [{ kind: 'setting', name: 'No music', before: 'on', after: 'off' }],
    });
  });

  it('guides everybody else, by the rule’s own number', async () => {
    expect((await shownBy(walledComputer({ rules: { [ONE]: BLOCK }, elevated: false })))?.guide).toEqual({
      why: 'admin',
      commands: [`Set-NetFirewallRule -Name '${ONE}' -Enabled False`],
      open: 'windows-firewall-rules',
    });
    const odd = "It's ‘odd’";
    expect((await shownBy(walledComputer({ rules: { [odd]: BLOCK }, elevated: false })))?.guide?.commands).toEqual([
      "Set-NetFirewallRule -Name 'It''s ‘‘odd’’' -Enabled False",
    ]);
  });

  it('leaves rules of an organisation, those for every program, and numbers that could mean several', async () => {
    const why = async (plan: ComputerPlan) => (await shownBy(plan))?.guide?.why;
    expect(await why(walledComputer({ company: { [ONE]: `v2.31|${BLOCK}|` } }))).toBe('managed');
    expect(await why(walledComputer({ rules: { [ONE]: BLOCK } }, { managed: true }))).toBe('managed');
    const all = 'Action=Block|Active=TRUE|Dir=Out|Name=Nothing out';
    expect(await why(walledComputer({ rules: { [ONE]: all } }))).toBe('risky');
    expect(await why(walledComputer({ rules: { 'x*': BLOCK } }))).toBe('only-you');
  });

  it('says by name that it was refused', async () => {
    const refusing = await plantComputer(walledComputer({ rules: { [ONE]: BLOCK }, refuses: true }));
    const held = await refusing.shop().plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await refusing.shop().run(held, signal)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    await refusing.remove();
  });

  it('is not needed where nothing blocks', async () => {
    expect((await shownBy(walledComputer()))?.state).toBe('not-needed');
  });
});
