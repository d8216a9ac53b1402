import { beforeEach, expect, it, vi } from 'vitest';
import type { LogBook, LogFilter } from '../../contract/logs';

const book = (changes: Partial<LogBook> = {}): LogBook => ({
  book: 'book-1',
  sources: [],
  lines: 10,
  problems: 0,
  read: 10,
  size: 10,
  done: true,
  following: false,
  ...changes,
});

/** A host that answers views when it is told to, and all else at once. */
async function open(answers: Readonly<Record<string, unknown>> = {}) {
  const views: { filter: LogFilter; answer(rows: number): Promise<void> }[] = [];
  const asked: string[] = [];
  let changed: (book: LogBook) => void = () => undefined;
  const ok = (value: unknown) => ({ ok: true, value });
  const call = new Proxy(
    {},
    {
      get: (_target, name: string) => async (input: { filter: LogFilter }) => {
        asked.push(name);
        if (name in answers) return answers[name];
        if (name === 'logs.open' || name === 'logs.state') return ok(book());
        if (name === 'logs.close') return ok({});
        if (name !== 'logs.view') throw new Error(`unexpected call ${name}`);
        return new Promise((resolve) => {
          const answer = async (rows: number) => {
            resolve(ok({ view: `book-1/${views.length}`, rows, problems: 0 }));
            await settled();
          };
          views.push({ filter: input.filter, answer });
        });
      },
    },
  );
  const on = {
    'logs.changed': (heard: typeof changed) => {
      changed = heard;
    },
  };
  vi.stubGlobal('window', { backline: { call, on } });
  vi.resetModules();
  await import('../../testing/words');
  const logs = await import('./logs');
  logs.followLogs();
  return { ...logs, views, asked, change: (next: LogBook) => changed(next) };
}

/** Lets everything that waits for an answer go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => vi.unstubAllGlobals());

it('counts the noise that is left out', async () => {
  const { openSources, useLogs, views } = await open();
  await openSources(['s']);
  await views[0]?.answer(7);
  expect(useLogs.getState()).toMatchObject({ view: { rows: 7 }, folded: 3 });
});

it('counts only the noise that the filter would show', async () => {
  const { changeChoice, openSources, useLogs, views } = await open();
  await openSources(['s']);
  await views[0]?.answer(7);
  changeChoice({ text: 'ap' });
  expect(views[1]?.filter).toMatchObject({ text: 'ap', foldNoise: false });
  await views[1]?.answer(4);
  expect(views[2]?.filter).toMatchObject({ text: 'ap', foldNoise: true });
  await views[2]?.answer(3);
  expect(useLogs.getState()).toMatchObject({ view: { rows: 3 }, folded: 1 });
});

it('asks once more for whatever changed while it was asking, and shows no filter that was changed since', async () => {
  const { change, changeChoice, openSources, useLogs, views } = await open();
  await openSources(['s']);
  change(book({ lines: 11 }));
  change(book({ lines: 12 }));
  changeChoice({ foldNoise: false });
  expect(views).toHaveLength(1);
  await views[0]?.answer(7);
  expect(useLogs.getState().view).toBeNull();
  expect(views).toHaveLength(2);
  await views[1]?.answer(12);
  expect(useLogs.getState()).toMatchObject({ view: { rows: 12 }, folded: 0 });
  expect(views).toHaveLength(2);
});

it('hears nothing of a book that is not open', async () => {
  const { change, closeBook, openSources, useLogs, views } = await open();
  await openSources(['s']);
  await views[0]?.answer(7);
  closeBook();
  change(book({ lines: 99 }));
  expect(useLogs.getState()).toMatchObject({ book: null, view: null });
  expect(views).toHaveLength(1);
});

it('says so when the book was let go meanwhile', async () => {
  const gone = { ok: false, failure: { code: 'logs/unknown-book', params: {} } };
  const { openSources, setFollowing, useLogs, views } = await open({ 'logs.follow': gone });
  await openSources(['s']);
  await views[0]?.answer(7);
  await setFollowing(true);
  expect(useLogs.getState().book).toBeNull();
  const { useNotice } = await import('./notice');
  const { t } = await import('../strings');
  expect(useNotice.getState().notice?.text).toBe(t.logs.closed);
});

it('lets go of the book before', async () => {
  const { asked, openSources, views } = await open();
  await openSources(['s']);
  await views[0]?.answer(7);
  await openSources(['s']);
  expect(asked.filter((name) => name === 'logs.close')).toHaveLength(1);
});
