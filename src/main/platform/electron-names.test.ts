import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import type { HelperAnswer } from './name-helper';

class Child extends EventEmitter {
  sent: unknown[] = [];
  kills = 0;
  postMessage(message: unknown) {
    this.sent.push(message);
  }
  kill() {
    this.kills += 1;
    return true;
  }
}
const forked = vi.hoisted(() => ({ calls: [] as unknown[][], fork: (): unknown => null }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: (...given: unknown[]) => {
      forked.calls.push(given);
      return forked.fork();
    },
  },
}));

const { electronNameHelper } = await import('./electron-names');

function start() {
  const answers: HelperAnswer[] = [];
  const ended = vi.fn();
  return { answers, ended, helper: electronNameHelper({ onAnswer: (one) => answers.push(one), onEnd: ended }) };
}

it('looks names up in a process of its own, which it can end', () => {
  const child = new Child();
  forked.fork = () => child;
  const { helper, answers, ended } = start();
  expect(forked.calls[0]?.[0]).toMatch(/[\\/]name-process\.js$/);
  expect(forked.calls[0]?.[2]).toMatchObject({ stdio: 'ignore', env: { UV_THREADPOOL_SIZE: '16' } });
  helper.send('a.example.com');
  expect(child.sent).toEqual([]);
  child.emit('message', 'ready');
  helper.send('b.example.com');
  expect(child.sent).toEqual(['a.example.com', 'b.example.com']);
  const answer: HelperAnswer = { host: 'a.example.com', error: 'ENOTFOUND' };
  child.emit('message', answer);
  expect(answers).toEqual([answer]);
  helper.end();
  expect([child.kills, ended.mock.calls.length]).toEqual([1, 0]);
  child.emit('exit', 15);
  expect(ended).toHaveBeenCalledTimes(1);
});

afterEach(() => void vi.useRealTimers());

it('counts as ended where it never comes to listen, once, and not where it does', () => {
  vi.useFakeTimers();
  const dumb = new Child();
  forked.fork = () => dumb;
  const { helper, ended } = start();
  helper.send('a.example.com');
  vi.advanceTimersByTime(60_000);
  dumb.emit('exit', 15);
  expect([dumb.kills, dumb.sent.length, ended.mock.calls.length]).toEqual([1, 0, 1]);

  const child = new Child();
  forked.fork = () => child;
  const lively = start();
  child.emit('message', 'ready');
  vi.advanceTimersByTime(60_000);
  expect([child.kills, lively.ended.mock.calls.length]).toEqual([0, 0]);
});

it('says that it has ended where it cannot start', async () => {
  forked.fork = () => {
    throw new Error('not ready');
  };
  const { helper, ended } = start();
  helper.send('a.example.com');
  expect(ended).not.toHaveBeenCalled();
  await new Promise(setImmediate);
  expect(ended).toHaveBeenCalledTimes(1);
  helper.end();
});
