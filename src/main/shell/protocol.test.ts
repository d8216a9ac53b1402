import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { createFiles } from '../platform/files';
import { CONTENT_SECURITY_POLICY, createPageHandler, OWN_ORIGIN } from './protocol';

let folder = '';
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-pages-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'page/index.html'), '<!doctype html><html lang="en"><title>page</title>');
  await writeFile(join(folder, 'page/palette.html'), '<!doctype html><title>palette</title>');
  await writeFile(join(folder, 'page/assets/index-a1.js'), 'export {}');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'page/assets/link-b2.txt'));
  handle = createPageHandler({ files: createFiles('linux'), folder: join(folder, 'page'), origin: OWN_ORIGIN });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (path: string, init?: RequestInit) => handle(new Request(`${OWN_ORIGIN}${path}`, init));

describe('our pages', () => {
  it('gives the page for every route, and assets with their type', async () => {
    for (const path of ['/', '/entry/accounts-4', '/diagnose', '/entry/com-spotify-installer-minus-1?from=home']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      expect(await answer.text()).toContain('<title>page</title>');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    expect(await (await get('/palette.html')).text()).toContain('<title>palette</title>');
    for (const path of ['/index.html', '/Palette.html', '/palette.html/', '/x/palette.html', '/constructor.html'])
      expect(await (await get(path)).text(), path).not.toContain('<title>palette</title>');
    const script = await get('/assets/index-a1.js');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('says in the page itself which language it speaks, and nowhere else', async () => {
    const german = createPageHandler({
      files: createFiles('linux'),
      folder: join(folder, 'page'),
      origin: OWN_ORIGIN,
      language: () => 'de',
    });
    const ask = async (answer: typeof handle, path: string) =>
      (await answer(new Request(`${OWN_ORIGIN}${path}`))).text();
    for (const path of ['/', '/entry/accounts-4']) {
      expect(await ask(german, path)).toContain('<html lang="de">');
      expect(await ask(handle, path)).toContain('<html lang="en">');
    }
    expect(await ask(german, '/assets/index-a1.js')).toBe('export {}');
  });

  it('[sec-7] carries the policy on every answer, refusals too', async () => {
    for (const path of ['/', '/assets/index-a1.js', '/assets/none.js', '/secret.txt']) {
      const answer = await get(path);
      expect(answer.headers.get('content-security-policy'), path).toBe(CONTENT_SECURITY_POLICY);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('[sec-7] forbids everything that is not our own', () => {
    const directives = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });

  it('[sec-18] reaches nothing outside its folder', async () => {
    const hostile = [
      '/secret.txt',
      '/assets/%2e%2e/secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/..%5csecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/x%00.js',
      '/assets//etc/passwd',
      '/assets/.hidden.js',
      '/assets/sub/index-a1.js',
      '/assets/link-b2.txt',
      '/assets/index-a1.js.map',
    ];
    for (const path of hostile) {
      const answer = await get(path);
      expect(await answer.text(), path).not.toContain('secret');
      expect(answer.status === 200 ? answer.headers.get('content-type') : 'refused', path).not.toBe('text/plain');
      if (path.includes('.')) expect(answer.status, path).not.toBe(200);
    }
  });

  it('[sec-18] follows no link, out of its folder or within, and is itself found through one', async () => {
    const secret = join(folder, 'secret.txt');
    await symlink(secret, join(folder, 'page/assets/out-c3.js'));
    await symlink(join(folder, 'page/assets/index-a1.js'), join(folder, 'page/assets/in-d4.js'));
    for (const path of ['/assets/out-c3.js', '/assets/in-d4.js']) {
      const answer = await get(path);
      expect([answer.status, await answer.text()], path).toEqual([404, '']);
    }
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other/index-a1.js'), 'secret');
    await mkdir(join(folder, 'twisted'));
    await symlink(join(folder, 'other'), join(folder, 'twisted/assets'));
    await symlink(secret, join(folder, 'twisted/index.html'));
    const open = (name: string) =>
      createPageHandler({ files: createFiles('linux'), folder: join(folder, name), origin: OWN_ORIGIN });
    for (const path of ['/', '/assets/index-a1.js'])
      expect((await open('twisted')(new Request(OWN_ORIGIN + path))).status, path).toBe(404);
    // Where the app itself lies is the system's business.
    await symlink(join(folder, 'page'), join(folder, 'installed'));
    expect((await open('installed')(new Request(`${OWN_ORIGIN}/`))).status).toBe(200);
  });

  it('[sec-18] reads built files by their exact names and nothing else, whatever is asked for', async () => {
    const asked: string[] = [];
    const strictly = createPageHandler({
      files: {
        realPath: async (path) => path,
        read: async (path) => {
          asked.push(path);
          return new Uint8Array();
        },
      },
      folder: '/app',
      origin: OWN_ORIGIN,
    });
    const piece = fc.constantFrom(
      ...[
        '/',
        '//',
        '\\',
        '.',
        '..',
        '...',
        '%2e',
        '%2E%2e',
        '%252e',
        '%2f',
        '%5c',
        '%00',
        '%c0%ae',
        '\u2025',
        '\uff0e',
      ],
      ...[
        'assets',
        'palette.html',
        'index.html',
        'a.js',
        'x.map',
        'etc',
        'passwd',
        'C:',
        'con',
        ';',
        '?',
        '#',
        '@',
        ':',
        ' ',
      ],
      ...['a.js.', 'a.js ', 'A.JS', '.hidden.js', 'a.js::$DATA', 'a..js', '~1', '*'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        let request: Request;
        try {
          request = new Request(`${OWN_ORIGIN}/${pieces.join('')}`);
        } catch {
          return;
        }
        await strictly(request);
      }),
      { numRuns: runs(20_000) },
    );
    expect(asked.length).toBeGreaterThan(1000);
    for (const path of asked)
      expect(path).toMatch(
        /^\/app\/(?:index\.html|palette\.html|assets\/[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:js|css|svg|png))$/,
      );
  });

  it('answers its own origin and reading methods alone', async () => {
    expect((await handle(new Request('app://evil/'))).status).toBe(403);
    expect((await handle(new Request('https://backline/'))).status).toBe(403);
    expect((await get('/', { method: 'POST' })).status).toBe(405);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
