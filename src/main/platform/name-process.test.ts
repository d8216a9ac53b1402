import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import type { HelperAnswer, HelperReady } from './name-helper';

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
  vi.resetModules();
});

it('answers each name with what the system says, and is no more than a module elsewhere', async () => {
  await import('./name-process');
  vi.resetModules();
  const port = new EventEmitter();
  const answers = new Map<string, HelperAnswer>();
  let ready = 0;
  const both = new Promise<void>((resolve) => {
    const postMessage = (answer: HelperAnswer | HelperReady) => {
      if (answer === 'ready') {
        ready += 1;
        return;
      }
      answers.set(answer.host, answer);
      if (answers.size === 2) resolve();
    };
    Object.defineProperty(process, 'parentPort', { value: Object.assign(port, { postMessage }), configurable: true });
  });
  await import('./name-process');
  expect(ready).toBe(1);
  port.emit('message', { data: 'localhost' });
  port.emit('message', { data: 'nobody.has.this.name.invalid' });
  await both;
  expect(answers.get('localhost')).toMatchObject({ found: [{ address: expect.stringMatching(/^(127\.|::1$)/) }] });
  // Without any network the resolver cannot say so much as that there is no such name.
  expect(answers.get('nobody.has.this.name.invalid')).toMatchObject({
    error: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
  });
});
