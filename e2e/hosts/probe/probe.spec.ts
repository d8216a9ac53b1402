import { join } from 'node:path';
import { test as base, expect } from '../../fixtures';
import { ChromiumHost } from '../chromium';
import { POLICY_BREACH } from '../driver';

/**
 * What the Chromium host itself can and cannot do, shown with a small hand-written app. A spec of the
 * product rests on these.
 */
const test = base.extend<{ probe: ChromiumHost }>({
  main: async ({ host: _host }, use) => use(join(import.meta.dirname, 'app', 'main.js')),
  probe: async ({ app }, use) => {
    if (!(app instanceof ChromiumHost)) throw new Error('the probe is for the Chromium host');
    await use(app);
  },
});

declare global {
  var probe: {
    call(name: string, input?: unknown): Promise<unknown>;
    onTick(listener: (payload: unknown) => void): () => void;
    constants: { list: number[]; nothing: null };
    forbidden(name: string): void;
  };
  var earlyApi: string;
  var violations: string[];
}

test.describe('calls', () => {
  test('an API is there before the first script of the page and carries JSON both ways', async ({ probe }) => {
    const { page } = probe;
    expect(await page.evaluate(() => globalThis.earlyApi)).toBe('function');
    const value = { text: 'ä\u2028"</script>', list: [1, null, true], deep: { a: { b: [] } } };
    expect(await page.evaluate((sent) => globalThis.probe.call('echo', sent), value)).toEqual(value);
    expect(await page.evaluate(() => globalThis.probe.call('echo', undefined))).toBeUndefined();
  });

  test('a failure keeps only its text, worded as in Electron', async ({ probe }) => {
    const message = (name: string) =>
      probe.page.evaluate(
        (called) =>
          globalThis.probe.call(called).then(
            () => 'no failure',
            (error: Error) => error.message,
          ),
        name,
      );
    expect(await message('fail')).toBe("Error invoking remote method 'probe:fail': Error: deliberate");
    expect(await message('absent')).toBe(
      "Error invoking remote method 'probe:absent': Error: No handler registered for 'probe:absent'",
    );
  });

  test('an answer that is not JSON is a fault of the app', async ({ probe }) => {
    await probe.page.evaluate(() => globalThis.probe.call('map').catch(() => undefined));
    expect(probe.faults()).toEqual([expect.stringContaining('not plain JSON')]);
    probe.allowFaults(/not plain JSON/);
  });

  test('events arrive in order, before the answer that follows them, and end when unsubscribed', async ({ probe }) => {
    const seen = await probe.page.evaluate(async () => {
      const got: unknown[] = [];
      const stop = globalThis.probe.onTick((payload) => got.push(payload));
      await globalThis.probe.call('count', 5);
      const first = [...got];
      stop();
      await globalThis.probe.call('count', 3);
      return { first, all: got.length };
    });
    expect(seen).toEqual({ first: [0, 1, 2, 3, 4], all: 5 });
  });

  test('survives reloads', async ({ probe }) => {
    for (let round = 0; round < 3; round += 1) {
      await probe.page.reload();
      expect(await probe.page.evaluate((n) => globalThis.probe.call('echo', n), round)).toBe(round);
    }
  });

  test('an answer to a document that is gone reaches nobody', async ({ probe }) => {
    await probe.page.evaluate(() => {
      void globalThis.probe.call('slow');
    });
    await probe.page.reload();
    await probe.page.evaluate(() => globalThis.probe.call('finish-slow'));
    expect(await probe.page.evaluate(() => globalThis.probe.call('echo', 'alive'))).toBe('alive');
  });
});

test.describe('isolation', () => {
  test('[sec-3] the page sees the API and nothing else of the preload or the host', async ({ probe }) => {
    const found = await probe.page.evaluate((secrets) => {
      const names = new Set<string>();
      for (let object: object | null = globalThis; object; object = Object.getPrototypeOf(object)) {
        for (const name of Object.getOwnPropertyNames(object)) names.add(name);
      }
      return {
        secrets: secrets.filter((name) => names.has(name)),
        preload: 'preloadSecret' in globalThis,
        require: typeof (globalThis as { require?: unknown }).require,
        process: typeof (globalThis as { process?: unknown }).process,
      };
    }, probe.firstWindow.secrets);
    expect(found).toEqual({ secrets: [], preload: false, require: 'undefined', process: 'undefined' });
  });

  test('[sec-20] what is shown is frozen and cannot be replaced', async ({ probe }) => {
    const changed = await probe.page.evaluate(() => [
      Reflect.set(globalThis.probe, 'call', null),
      Reflect.set(globalThis, 'probe', null),
      Reflect.set(globalThis.probe.constants.list, 3, 4),
      Reflect.deleteProperty(globalThis, 'probe'),
      Reflect.deleteProperty(globalThis.probe, 'call'),
    ]);
    expect(changed).toEqual([false, false, false, false, false]);
  });

  test('a page that spoils its own built-ins does not reach the preload', async ({ probe }) => {
    const value = await probe.page.evaluate(async () => {
      const stolen: unknown[] = [];
      const parse = JSON.parse;
      JSON.parse = (text: string) => {
        stolen.push(text);
        return parse(text);
      };
      EventTarget.prototype.dispatchEvent = () => {
        stolen.push('dispatch');
        return true;
      };
      Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
      const answer = await globalThis.probe.call('echo', { a: 1 });
      return { answer, stolen };
    });
    expect(value).toEqual({ answer: { a: 1 }, stolen: [] });
  });

  test('a preload in the sandbox gets electron and no module of Node', async ({ probe }) => {
    for (const name of ['node:fs', 'child_process', 'path']) {
      const message = await probe.page.evaluate((wanted) => {
        try {
          globalThis.probe.forbidden(wanted);
          return 'loaded';
        } catch (error) {
          return (error as Error).message;
        }
      }, name);
      expect(message).toBe(`module not found: ${name}`);
    }
  });
});

test.describe('policy', () => {
  test('[sec-7] the policy of the app is enforced by the engine', async ({ probe }) => {
    probe.allowFaults(new RegExp(POLICY_BREACH));
    const { page } = probe;
    expect((await probe.firstWindow.evaluateAsPage('eval("1 + 1")')).thrown).toMatch(/^EvalError/);
    await page
      .evaluate(async () => {
        const image = document.createElement('img');
        const failed = new Promise((resolve) => image.addEventListener('error', resolve));
        image.src = 'https://example.com/pixel.png';
        document.body.append(image);
        await failed;
        const script = document.createElement('script');
        script.src = 'https://example.com/x.js';
        const refused = new Promise((resolve) => script.addEventListener('error', resolve));
        document.body.append(script);
        await refused.catch(() => undefined);
        await fetch('https://example.com/').catch(() => undefined);
      })
      .catch((error: Error) => expect(error.message).toContain('TrustedScriptURL'));
    await page.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    await expect
      .poll(() => page.evaluate(() => [...new Set(globalThis.violations)].sort()))
      .toEqual(expect.arrayContaining(['connect-src', 'img-src', 'require-trusted-types-for']));
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('[sec-7] a breach of the policy is a fault, and an inline handler is not run', async ({ probe }) => {
    await probe.page.goto(new URL('/inline.html', probe.page.url()).href);
    await probe.page.getByRole('button', { name: 'inline' }).click();
    await expect.poll(() => probe.page.evaluate(() => globalThis.violations)).toContain('script-src-attr');
    expect(await probe.page.evaluate(() => 'inlineRan' in globalThis)).toBe(false);
    await expect.poll(() => probe.faults().join()).toContain(POLICY_BREACH);
    probe.allowFaults(new RegExp(POLICY_BREACH));
  });

  test('[sec-13] the app decides where a page may go', async ({ probe }) => {
    await probe.page.getByRole('link', { name: 'out' }).click();
    await expect.poll(() => probe.preventedNavigations()).toEqual(['https://example.com/']);
    expect(probe.page.url()).toBe('https://probe.app.invalid/index.html');
    expect(await probe.page.evaluate(() => globalThis.probe.call('echo', 1))).toBe(1);
  });

  test('[sec-14] a window that a page opens is closed', async ({ probe }) => {
    const context = probe.page.context();
    const popup = context.waitForEvent('page');
    await probe.page.evaluate(() => {
      window.open('https://example.com/');
    });
    const opened = await popup;
    if (!opened.isClosed()) await opened.waitForEvent('close');
    expect(context.pages()).toHaveLength(1);
    expect(probe.preventedNavigations()).toEqual(['https://example.com/']);
  });

  test('[sec-5] permissions are answered by the app', async ({ probe }) => {
    expect(await probe.permission('clipboard-sanitized-write')).toEqual({ request: true, check: true });
    expect(await probe.permission('geolocation')).toEqual({ request: false, check: false });
  });
});

test.describe('sender', () => {
  test('[sec-17] main sees the true address, with the scheme it has in Electron', async ({ probe }) => {
    await probe.page.evaluate(() => history.pushState({}, '', '/entry/x?y#z'));
    await expect
      .poll(() => probe.page.evaluate(() => globalThis.probe.call('sender')))
      .toEqual({ url: 'app://probe/entry/x?y#z', origin: 'app://probe' });
  });

  test('[sec-17] a child frame is seen as one', async ({ probe }) => {
    await probe.page.evaluate(() => {
      document.body.append(document.createElement('iframe'));
    });
    expect(await probe.forge(null, 'probe:echo', 'main')).toMatchObject({ kind: 'reply', value: '"main"' });
    expect(await probe.forge('about:blank', 'probe:echo', 'child')).toMatchObject({
      kind: 'reply',
      value: '{"refused":true}',
    });
  });

  test('the API is not shown to child frames', async ({ probe }) => {
    const type = await probe.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return typeof (frame.contentWindow as unknown as { probe?: unknown }).probe;
    });
    expect(type).toBe('undefined');
  });
});

test.describe('program', () => {
  test('links are recorded, not opened', async ({ probe }) => {
    await probe.page.evaluate(() => globalThis.probe.call('open', 'https://example.com/a'));
    expect(await probe.openedLinks()).toEqual(['https://example.com/a']);
  });

  test('a restart keeps the data folder and nothing else', async ({ probe }) => {
    expect(await probe.page.evaluate(() => globalThis.probe.call('recall'))).toBeNull();
    await probe.page.evaluate(() => globalThis.probe.call('remember', 'kept'));
    const before = probe.page;
    await probe.restart();
    expect(probe.page).not.toBe(before);
    expect(before.isClosed()).toBe(true);
    expect(await probe.page.evaluate(() => globalThis.probe.call('recall'))).toBe('kept');
  });

  test('the theme reaches the page as a media query', async ({ probe }) => {
    const dark = () => probe.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await dark()).toBe(false);
    expect(await probe.page.evaluate(() => globalThis.probe.call('theme', 'dark'))).toBe(true);
    await expect.poll(dark).toBe(true);
    await probe.page.evaluate(() => globalThis.probe.call('theme', 'system'));
    await expect.poll(dark).toBe(false);
    await probe.setSystemDark(true);
    await expect.poll(dark).toBe(true);
  });

  test('a crash of main is a fault', async ({ probe }) => {
    await probe.page.evaluate(() => void globalThis.probe.call('crash').catch(() => undefined));
    await expect.poll(() => probe.faults().join('\n')).toContain('ended with code');
    expect(probe.faults().join('\n')).toContain('main broke');
    probe.allowFaults(/ended with code|main broke/);
  });
});
