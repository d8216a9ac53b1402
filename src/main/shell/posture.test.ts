import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodePorts } from '../platform/node';
import { PAGE_PREFERENCES } from './page-preferences';
import { navigationPoint, pagePoints, permissionPoint, schemePoint, switchPoint, windowPoint } from './posture';
import { OWN_ORIGIN } from './protocol';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backline-posture-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the security posture as it is built', () => {
  it('holds in every point that can be told without Electron', async () => {
    const { files } = createNodePorts({ version: '0.0.0', fakeHome: folder });
    const points = [
      windowPoint(),
      schemePoint(),
      ...(await pagePoints(files, join(folder, 'renderer'), OWN_ORIGIN)),
      permissionPoint(OWN_ORIGIN),
      navigationPoint(OWN_ORIGIN),
      switchPoint(['backline', '--self-test']),
    ];
    expect(points.map(({ id, state }) => [id, state])).toEqual(
      ['windows', 'scheme', 'policy', 'pages', 'permissions', 'navigation', 'switches'].map((id) => [id, 'holds']),
    );
  });

  it('[sec-2] [sec-3] [sec-4] says which preference of a window is wrong', () => {
    for (const [name, value] of [
      ['sandbox', false],
      ['contextIsolation', false],
      ['nodeIntegration', true],
      ['webviewTag', undefined],
    ] as const) {
      const wrong = windowPoint({ ...PAGE_PREFERENCES, [name]: value });
      expect(wrong).toMatchObject({ state: 'broken', detail: `${name} is ${String(value)}` });
    }
  });

  it('[sec-18] says which right of a scheme is too much', () => {
    const point = schemePoint((protocol) =>
      protocol.registerSchemesAsPrivileged([
        { scheme: 'app', privileges: { standard: true, secure: true, bypassCSP: true, supportFetchAPI: false } },
      ]),
    );
    expect(point).toMatchObject({ state: 'broken', detail: 'app has bypassCSP' });
    expect(schemePoint(() => {})).toMatchObject({ state: 'broken', detail: '0 schemes are declared' });
  });

  it('[sec-7] a page that is not there is no page with a policy', async () => {
    const { files } = createNodePorts({ version: '0.0.0', fakeHome: folder });
    const [policy] = await pagePoints(files, join(folder, 'nothing'), OWN_ORIGIN);
    expect(policy).toMatchObject({ state: 'broken', detail: 'the page answers 404' });
  });

  it('[sec-41] names the switches that open the app up', () => {
    expect(switchPoint(['backline', '--inspect=9229'])).toMatchObject({
      state: 'broken',
      detail: 'started with --inspect',
    });
  });
});
