import type { IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CallName, calls, events } from '../../contract/api';
import { CALL_NAMES, CHANNEL_PREFIX } from '../../contract/channels';
import type { Outcome } from '../../contract/failure';
import { mayCall, WINDOW_KINDS, type WindowKind } from '../../contract/windows';
import { runs } from '../../testing/runs';
import { bindCalls, type Handlers } from './bind';

const ORIGIN = 'app://backline';
const WINDOWS: ReadonlyMap<number, WindowKind> = new Map([
  [1, 'main'],
  [2, 'palette'],
]);
const idOf = (kind: WindowKind) => (kind === 'main' ? 1 : 2);
const pageOf = (kind: WindowKind) => `${ORIGIN}${kind === 'main' ? '/' : '/palette.html'}`;

/** Binds the whole contract; every handler notes what reached it and does as told. */
function bind(act: (name: CallName, input: unknown) => unknown) {
  const registry = new Map<string, (event: IpcMainInvokeEvent, input: unknown) => Promise<Outcome<unknown>>>();
  const reached: [CallName, unknown][] = [];
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      async (input: unknown) => {
        reached.push([name, input]);
        return act(name, input);
      },
    ]),
  ) as unknown as Handlers;
  bindCalls(
    { handle: (channel, listener) => void registry.set(channel, listener) },
    handlers,
    { origin: ORIGIN, kind: (id) => WINDOWS.get(id) ?? null },
    () => {},
  );
  const ask = async (channel: string, input: unknown, event: unknown) => {
    const listener = registry.get(channel);
    if (!listener) throw new Error(`nobody answers ${channel}`);
    return listener(event as IpcMainInvokeEvent, input);
  };
  /** From a window that may ask. */
  const askRightly = (name: CallName, input: unknown) => {
    const kind = WINDOW_KINDS.find((one) => mayCall(one, name)) ?? 'main';
    return ask(CHANNEL_PREFIX + name, input, {
      senderFrame: { url: pageOf(kind), parent: null },
      sender: { id: idOf(kind) },
    });
  };
  return { registry, reached, ask, askRightly };
}

describe('[sec-17] every channel there is', () => {
  const strangers = (kind: WindowKind): [string, unknown][] => {
    const sender = { id: idOf(kind) };
    const at = (url: string) => ({ senderFrame: { url, parent: null }, sender });
    return [
      ['a frame that is gone', { senderFrame: null, sender }],
      ['no frame at all', { sender }],
      ['an inner frame of our own page', { senderFrame: { url: pageOf(kind), parent: {} }, sender }],
      ['about:blank', at('about:blank')],
      ['about:srcdoc', at('about:srcdoc')],
      ['data:', at('data:text/html,<script>0</script>')],
      ['blob:', at(`blob:${ORIGIN}/1`)],
      ['devtools:', at('devtools://devtools/bundled/devtools_app.html')],
      ['file:', at('file:///etc/passwd')],
      ['chrome-error:', at('chrome-error://chromewebdata/')],
      ['another host', at('app://backline.example/')],
      ['a host that begins like ours', at('app://backlineevil/')],
      ['a port', at('app://backline:81/')],
      ['a login part', at('app://backline@example.com/')],
      ['the web', at('https://backline/')],
      ['nonsense', at('backline')],
      ['a window that is not ours', { ...at(pageOf(kind)), sender: { id: 3 } }],
    ];
  };

  it.each(WINDOW_KINDS)('refuses all strangers in the place of a window of kind %s', async (kind) => {
    const { registry, reached, ask } = bind(() => ({}));
    expect(registry.size).toBe(CALL_NAMES.length);
    for (const channel of registry.keys())
      for (const [who, event] of strangers(kind))
        expect(await ask(channel, {}, event), `${channel} from ${who}`).toEqual({
          ok: false,
          failure: { code: 'call/refused', params: {} },
        });
    expect(reached).toEqual([]);
  });

  it('is open to one kind of window at least, and those of the palette can change or read nothing but what it shows', () => {
    for (const name of CALL_NAMES)
      expect(
        WINDOW_KINDS.some((kind) => mayCall(kind, name)),
        name,
      ).toBe(true);
    expect(CALL_NAMES.filter((name) => mayCall('palette', name) && !name.startsWith('palette.'))).toEqual([
      'doctor.last',
      'settings.get',
    ]);
    expect(CALL_NAMES.filter((name) => mayCall('main', name) && mayCall('palette', name))).toHaveLength(2);
  });
});

type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  propertyNames?: Shape;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
};

/** Every place in an input that is open or without bounds. */
function loose(shape: Shape, at: string): string[] {
  if (shape.enum || 'const' in shape) return [];
  const more = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => loose(one, at));
  switch (shape.type) {
    case 'object': {
      const { properties = {}, additionalProperties: rest } = shape;
      const inner = Object.entries(properties).flatMap(([key, value]) => loose(value, `${at}.${key}`));
      if (rest === false) return [...more, ...inner];
      const values = typeof rest === 'object' ? loose(rest, `${at}.*`) : [];
      return [
        ...more,
        ...inner,
        ...values,
        ...(shape.propertyNames ? loose(shape.propertyNames, `${at}.#`) : []),
        `${at} takes any key`,
      ];
    }
    case 'string':
      return shape.maxLength === undefined ? [...more, `${at} has no length`] : more;
    case 'array':
      return [
        ...more,
        ...loose(shape.items ?? {}, `${at}[]`),
        ...(shape.maxItems === undefined ? [`${at} has no end`] : []),
      ];
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return more;
    default:
      return more.length > 0 || shape.anyOf || shape.oneOf ? more : [`${at} takes anything`];
  }
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = { id: value };
  return value;
};

describe('[sec-21] the input of every call', () => {
  it('is closed: no key that nobody asked for, no text, list or object without an end', () => {
    const found = CALL_NAMES.flatMap((name) =>
      loose(z.toJSONSchema(calls[name].input, { io: 'input' }) as Shape, name),
    );
    // By question: the first that is no question ends the call.
    expect(found).toEqual(['doctor.start.answers takes any key']);
  });

  it('is refused when it is hostile, before anything is done', async () => {
    const long = 'x'.repeat(10_000);
    const { reached, askRightly } = bind(() => {
      throw new Error('not expected');
    });
    const hostile: unknown[] = [
      undefined,
      null,
      0,
      true,
      long,
      [],
      [{}],
      deep(10_000),
      { [long]: 1 },
      { unknown: {} },
      { constructor: { prototype: { polluted: true } } },
      { toString: 1 },
      {
        id: 1,
        entry: [],
        run: {},
        link: null,
        source: false,
        book: 0,
        view: 0,
        job: {},
        plan: [],
        repair: 4,
        on: 'yes',
      },
    ];
    for (const name of CALL_NAMES)
      for (const [at, input] of hostile.entries())
        expect(await askRightly(name, input), `${name} ${at}`).toMatchObject({
          ok: false,
          failure: { code: 'call/bad-input' },
        });
    expect(reached).toEqual([]);
  });

  it('never changes what objects are made of, and names no more than a place when it is refused', async () => {
    const { reached, askRightly } = bind(() => ({}));
    const poison = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    const bare = JSON.parse('{"__proto__": {"polluted": true}}');
    for (const name of CALL_NAMES) {
      const answer = await askRightly(name, poison);
      expect(JSON.stringify(answer).length, name).toBeLessThan(200);
      await askRightly(name, bare);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    for (const [name, input] of reached) {
      expect(Object.getPrototypeOf(input), name).toBe(Object.prototype);
      expect((input as { polluted?: boolean }).polluted, name).toBeUndefined();
    }
  });

  it('of any kind reaches a handler only as its schema has it', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...CALL_NAMES), fc.anything({ maxDepth: 4 }), async (name, input) => {
        const { reached, askRightly } = bind(() => ({}));
        await askRightly(name, input);
        for (const [, given] of reached) expect(calls[name].input.safeParse(given).success).toBe(true);
      }),
      { numRuns: runs(3000) },
    ));
});

describe('[sec-22] whatever crosses to a page', () => {
  it('is plain JSON by its schema, in every answer and every event', () => {
    // Dates, maps, functions and the like have no form in JSON Schema: asking for one throws.
    for (const name of CALL_NAMES) expect(() => z.toJSONSchema(calls[name].output), name).not.toThrow();
    for (const [name, { payload }] of Object.entries(events)) expect(() => z.toJSONSchema(payload), name).not.toThrow();
    expect(() => z.toJSONSchema(z.strictObject({ at: z.date() }))).toThrow();
  });

  it('is refused where a handler answers with something else', async () => {
    for (const value of [
      undefined,
      () => 1,
      Symbol('x'),
      1n,
      new Map(),
      new Date(),
      Number.NaN,
      { extra: 1 },
      [undefined],
    ]) {
      const { askRightly } = bind(() => value);
      for (const name of ['settings.get', 'history.list', 'link.open', 'doctor.last', 'report.build'] as const) {
        const input =
          name === 'link.open' ? { link: 'x' } : name === 'report.build' ? { entry: null, parts: [], words: '' } : {};
        const answer = await askRightly(name, input);
        expect(JSON.parse(JSON.stringify(answer)), `${name} ${String(value)}`).toEqual(answer);
        // An object with nothing of its own in it, of whatever kind, is the empty answer.
        if (!(answer.ok && name === 'link.open'))
          expect(answer, `${name} ${String(value)}`).toMatchObject({ ok: false, failure: { code: 'call/bad-output' } });
      }
    }
  });
});

/** Something that each call takes. */
const VALID: Partial<Record<CallName, unknown>> = {
  'history.export': { format: 'json' },
  'catalog.entry': { id: 'x' },
  'doctor.start': { entry: null, offline: true, webApiToken: 'BQD-hunter2' },
  'doctor.cancel': { run: 'x' },
  'doctor.answer': { startedAt: '', question: 'x', option: null },
  'progress.get': { entry: 'x' },
  'progress.step': { entry: 'x', step: 'x', state: 'done' },
  'progress.note': { entry: 'x', note: 'x' },
  'progress.reset': { entry: 'x' },
  'history.opened': { entry: 'x' },
  'history.solved': { entry: 'x', solved: 'yes' },
  'link.open': { link: 'x' },
  'source.open': { source: 'x' },
  'logs.open': { sources: [] },
  'logs.paste': { name: 'x', text: 'x' },
  'logs.state': { book: 'x' },
  'logs.view': { book: 'x', filter: { levels: [], groups: [], text: '', sources: [], foldNoise: false } },
  'logs.rows': { view: 'x', from: 0, count: 1 },
  'logs.next': { view: 'x', from: 0, back: false, text: null },
  'logs.follow': { book: 'x', on: true },
  'logs.copy': { view: 'x', from: 0, to: 0, redact: true },
  'logs.close': { book: 'x' },
  'record.remove': { id: 'x' },
  'shortcut.pause': { on: true },
  'palette.size': { height: 64 },
  'palette.open': { entry: 'x' },
  'palette.copyFirstStep': { entry: 'x' },
  'data.clear': { part: 'history' },
  'repair.plan': { repair: 'x', entry: null },
  'repair.run': { plan: 'x' },
  'repair.undo': { job: 'x' },
  'repair.finish': { job: 'x' },
  'repair.clear': { jobs: [] },
  'report.build': { entry: null, parts: [], words: '' },
  'report.save': { id: 'x', format: 'json', text: '' },
  'report.copy': { text: '' },
};

it('[sec-23] no secret, path, stack or environment that is thrown comes out of any call', async () => {
  const secret = '/home/marta/.config token=BQD-hunter2';
  const thrown = [
    new Error(secret),
    Object.assign(new Error(secret), { code: secret, path: secret, stack: secret, params: { secret } }),
    secret,
    { code: 'call/failed', params: { secret } },
    { ...process.env, secret },
    new AggregateError([new Error(secret)], secret, { cause: secret }),
    null,
  ];
  for (const error of thrown) {
    const { reached, askRightly } = bind(() => {
      throw error;
    });
    for (const name of CALL_NAMES)
      expect(await askRightly(name, VALID[name] ?? {}), name).toEqual({
        ok: false,
        failure: { code: 'call/failed', params: {} },
      });
    expect(reached).toHaveLength(CALL_NAMES.length);
  }
});
