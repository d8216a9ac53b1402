import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Exec } from '../ports';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import {
  linuxComputer,
  MAC_PROGRAM,
  macComputer,
  registry,
  snapComputer,
  storeComputer,
  windowsComputer,
} from './homes.testing';
import { tool, withoutDefault } from './tools/xdg-mime.tool';

const ID = 'rep.uri.reregister';
const signal = new AbortController().signal;
const LIST = '/home/ada/.config/mimeapps.list';
const TYPE = 'x-scheme-handler/spotify';
const HEAD = '[Added Associations]\nx-scheme-handler/spotify=a.desktop;\n\n[Default Applications]\n';
const desktop = (program: string) => `[Desktop Entry]\nName=Spotify\nExec=${program} %U\n`;
const said = (stdout: string, code = 0) => ({ code, stdout, stderr: '' });

/** xdg-mime over the person's own list, which is a file of the computer. */
const xdgMime = (real: (path: string) => string) => ({
  state: {},
  exec: (async (program, args) => {
    const [verb, ...rest] = args;
    if (program === 'dpkg-query') return said('', 1);
    const text = await readFile(real(LIST), 'utf8');
    if (program === 'xdg-mime' && verb === 'query' && rest.join(' ') === `default ${TYPE}`) {
      const body = text.slice(text.indexOf('[Default Applications]'));
      return said(new RegExp(`^${TYPE}=(\\S+)$`, 'm').exec(body)?.[1] ?? '');
    }
    if (program !== 'xdg-mime' || verb !== 'default' || rest[1] !== TYPE)
      throw new Error(`unexpected: ${args.join(' ')}`);
    const without = withoutDefault(text, TYPE);
    await writeFile(real(LIST), without.replace('[Default Applications]\n', `$&${TYPE}=${rest[0]}\n`));
    return said('');
  }) satisfies Exec['run'],
});
const linux = (list: string, more: Partial<ComputerPlan> = {}) =>
  linuxComputer({
    env: { DISPLAY: ':0' },
    system: xdgMime,
    ...more,
    files: {
      [LIST]: list,
      '/usr/bin/spotify': '#!/bin/sh\n',
      '/usr/share/applications/spotify.desktop': desktop('spotify'),
      ...more.files,
    },
  });
/** A Mac where links lead to a copy that is gone, until the app is registered. */
const mac = (code = 0) =>
  macComputer({
    system: () => {
      const state = { handler: '/Users/ada/Old/Spotify.app' };
      return {
        state,
        host: { handlerOf: async () => state.handler },
        exec: async (program, args) => {
          if (`${program} ${args.join(' ')}` !== 'lsregister -f /Applications/Spotify.app')
            throw new Error(`unexpected command: ${program} ${args.join(' ')}`);
          if (code === 0) state.handler = MAC_PROGRAM;
          return said('', code);
        },
      };
    },
  });
const links = (chosen: string, command = '') => ({ links: [{ chosen, there: false, command }] });

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;

describe(ID, () => {
  it.each([
    ['none was set', linux(`${HEAD}x-scheme-handler/https=firefox.desktop\n`)],
    ['one that is gone was set', linux(`${HEAD}${TYPE}=gone.desktop\nx-scheme-handler/https=firefox.desktop\n`)],
    [
      'the snap',
      snapComputer({
        env: { DISPLAY: ':0' },
        system: xdgMime,
        files: {
          [LIST]: HEAD,
          '/snap/bin/spotify': '',
          '/var/lib/snapd/desktop/applications/spotify_spotify.desktop': desktop('/snap/bin/spotify'),
        },
      }),
    ],
  ])('survives a kill at every step on Linux: %s', (_, plan) => proveSurvival(ID, plan));

  it('survives a kill at every step on a Mac', () => proveSurvival(ID, mac(), { undo: false }));

  it("survives a kill at every step on Windows, where Spotify's start is what helps", () => {
    // Only the real Spotify writes its entry.
    const plan = windowsComputer({
      system: () => ({ state: {}, exec: async () => said('', 1), windows: () => links('') }),
    });
    return proveSurvival(ID, plan, { undo: false, verified: 'no' });
  });

  it('shows the setting with its old and its new program', () =>
    on(linux(`${HEAD}${TYPE}=gone.desktop\n`), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'ready',
        undo: true,
        changes: [{ kind: 'setting', name: TYPE, before: 'gone.desktop', after: 'spotify.desktop' }],
      });
    }));

  it('only guides where no desktop file is there to name', () =>
    on(linuxComputer({ env: { DISPLAY: ':0' }, system: xdgMime, files: { [LIST]: HEAD } }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ state: 'guide', guide: { why: 'only-you' } });
    }));

  it('is not needed where links work', () =>
    on(linux(`${HEAD}${TYPE}=spotify.desktop\n`), async (computer) => {
      expect((await planOn(computer))?.state).toBe('not-needed');
    }));

  it('refuses an undo when another program was chosen since', () =>
    on(linux(`${HEAD}${TYPE}=gone.desktop\n`), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      const job = held && (await shop.run(held, signal));
      if (!job || !('id' in job)) throw new Error('no job');
      await tool.write([TYPE], 'other.desktop', computer.ports, signal);
      expect(await shop.undo(job.id, signal)).toEqual({ fault: 'changed' });
    }));

  it("leaves a choice to Windows' own settings, for the Store's and between two", async () => {
    const system = () => ({ state: {}, exec: registry, windows: () => links('SpotifyGone') });
    await on(storeComputer({ system }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'guide',
        guide: { why: 'only-you', open: 'default-apps' },
      });
    });
  });

  it('says so when macOS refuses', () =>
    on(mac(1), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held && (await shop.run(held, signal))).toMatchObject({ state: 'failed', fault: 'failed' });
    }));

  it('[sec-28] hands on no switch and no other type', () =>
    on(linux(HEAD), async ({ ports }) => {
      for (const id of ['-x.desktop', 'a/b.desktop', 'a b.desktop', 'plain'])
        await expect(tool.write([TYPE], id, ports, signal)).rejects.toMatchObject({ code: 'failed' });
      await expect(tool.write(['text/html'], 'a.desktop', ports, signal)).rejects.toMatchObject({ code: 'failed' });
    }));
});

it('takes one default out of a list, and touches nothing else', () => {
  const list = `\uFEFF[Default Applications]\r\na=b.desktop\r\n ${TYPE} = x.desktop;\r\n[Other]\n${TYPE}=y.desktop`;
  expect(withoutDefault(list.slice(1), TYPE)).toBe(
    `[Default Applications]\r\na=b.desktop\r\n[Other]\n${TYPE}=y.desktop`,
  );
  expect(withoutDefault('', TYPE)).toBe('');
});
