import { describe, expect, it } from 'vitest';
import { type TrayAct, type TrayState, trayMenu, trayTip } from './tray-menu';

const CALM: TrayState = { look: 'calm', seen: [], watch: false, shortcut: 'CommandOrControl+Shift+L', language: 'en' };

function open(state: TrayState) {
  const wishes: TrayAct[] = [];
  const items = trayMenu(state, (wish) => wishes.push(wish));
  const click = (label: string) => {
    const item = items.find((held) => held.label === label);
    if (!item?.click) throw new Error(`nothing to click: ${label}`);
    (item.click as () => void)();
    return wishes.at(-1);
  };
  return { items, labels: items.map(({ label, type }) => (type === 'separator' ? '-' : label)), click };
}

describe('the menu of the tray', () => {
  it('holds everything in its order while nothing was seen', () => {
    expect(open(CALM).labels).toEqual([
      'Look up…',
      'Diagnose',
      '-',
      'Watch Spotify’s logs',
      '-',
      'Open Backline',
      'Quit Backline',
    ]);
  });

  it('asks for what its items say', () => {
    const { click } = open(CALM);
    expect(click('Look up…')).toEqual({ to: 'look-up' });
    expect(click('Diagnose')).toEqual({ to: 'open', route: '/diagnose' });
    expect(click('Watch Spotify’s logs')).toEqual({ to: 'watch', on: true });
    expect(click('Open Backline')).toEqual({ to: 'open', route: null });
    expect(click('Quit Backline')).toEqual({ to: 'quit' });
    expect(open({ ...CALM, watch: true }).click('Watch Spotify’s logs')).toEqual({ to: 'watch', on: false });
  });

  it('shows the shortcut without taking it a second time, and only while it works', () => {
    expect(open(CALM).items[0]).toMatchObject({ accelerator: 'CommandOrControl+Shift+L', registerAccelerator: false });
    expect(open({ ...CALM, shortcut: null }).items[0]).not.toHaveProperty('accelerator');
  });

  it('lists the last five codes that were seen, each leading to its entry', () => {
    const seen = Array.from({ length: 7 }, (_, index) => ({ label: `code:${index}`, route: `/entry/code-${index}` }));
    const { labels, click } = open({ ...CALM, seen });
    expect(labels.filter((label) => label?.startsWith('code:'))).toEqual([
      'code:0',
      'code:1',
      'code:2',
      'code:3',
      'code:4',
    ]);
    expect(click('code:3')).toEqual({ to: 'open', route: '/entry/code-3' });
  });

  it('shows a label as it is, at a length that fits', () => {
    const { labels } = open({ ...CALM, seen: [{ label: `a & b ${'x'.repeat(200)}`, route: '/logs' }] });
    expect(labels[4]).toMatch(/^a && b x+$/);
    expect(labels[4]?.length).toBeLessThan(90);
  });

  it('speaks the language it is told', () => {
    const german = open({ ...CALM, language: 'de' });
    expect(german.labels).toContain('Backline beenden');
    expect(german.click('Backline beenden')).toEqual({ to: 'quit' });
    expect(german.labels.filter((label) => open(CALM).labels.includes(label))).toEqual(['Diagnose', '-', '-']);
    expect(trayTip({ look: 'seen', language: 'de' })).toBe('Backline: Mit Spotify stimmt etwas nicht');
  });

  it('says by its tip what its icon shows', () => {
    expect((['calm', 'seen', 'busy'] as const).map((look) => trayTip({ look, language: 'en' }))).toEqual([
      'Backline',
      'Backline: something is wrong with Spotify',
      'Backline: checking this computer',
    ]);
  });
});
