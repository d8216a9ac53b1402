import { describe, expect, it } from 'vitest';
import { loadBuiltCatalog } from './catalog';
import { firstStepOf } from './first-step';

const NOTHING = { progress: { steps: {} }, diagnosis: null, texts: [] };

async function entryOf(code: string) {
  const entry = (await loadBuiltCatalog()).entries.find((held) => held.code === code);
  if (!entry) throw new Error(`no entry ${code}`);
  return entry;
}

describe('the first step as text', () => {
  it('says what to do and how, in the words of this system', async () => {
    const entry = await entryOf('accounts:4');
    for (const platform of ['windows', 'macos', 'linux'] as const) {
      const step = firstStepOf(entry, { ...NOTHING, platform });
      expect(step?.text.startsWith(`${step.title}\n`)).toBe(true);
      const known = entry.steps.find(({ title }) => title === step?.title);
      expect(known?.platforms).toContain(platform);
      expect(step?.text).toContain((known?.how[platform] ?? known?.how.any ?? '').trim());
    }
  });

  it('is the next one when the first is done, and none when all are', async () => {
    const entry = await entryOf('accounts:4');
    const first = firstStepOf(entry, { ...NOTHING, platform: 'linux' });
    const done = (ids: readonly string[]) => ({
      steps: Object.fromEntries(ids.map((id) => [id, { state: 'done' as const, at: '' }])),
    });
    const firstId = entry.steps.find(({ title }) => title === first?.title)?.id ?? '';
    const second = firstStepOf(entry, { ...NOTHING, platform: 'linux', progress: done([firstId]) });
    expect(second?.title).not.toBe(first?.title);
    const all = entry.steps.map(({ id }) => id);
    expect(firstStepOf(entry, { ...NOTHING, platform: 'linux', progress: done(all) })).toBeNull();
  });

  it('names what a step deletes', async () => {
    const entries = (await loadBuiltCatalog()).entries;
    const harmful = entries.flatMap((entry) =>
      entry.steps.filter(({ loses }) => loses).map((step) => ({ entry, step })),
    )[0];
    if (!harmful) throw new Error('no step of the catalogue deletes anything');
    const alone = { ...harmful.entry, steps: [{ ...harmful.step, platforms: ['linux' as const] }] };
    expect(firstStepOf(alone, { ...NOTHING, platform: 'linux' })?.text).toContain(
      `What it costs: ${harmful.step.loses}`,
    );
  });
});
