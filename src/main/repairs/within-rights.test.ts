import { expect, it } from 'vitest';
import { fakeContext } from '../checks/testing';
import type { Act } from './acts/act';
import { JournalFile } from './journal';
import { isWithinRights } from './within-rights';

const journal = (act: Act): JournalFile =>
  JournalFile.parse({
    version: 1,
    id: 'x',
    repair: 'rep.x',
    entry: null,
    at: '',
    state: 'done',
    fault: null,
    verified: null,
    evidence: [],
    changes: [],
    acts: [{ act, state: 'done' }],
    restart: null,
    undoneAt: null,
    copies: true,
  });
const edit = (path: string): Act => ({
  kind: 'edit-bytes',
  path,
  edits: [{ at: 0, before: 'a', after: 'b' }],
  shaBefore: '',
  shaAfter: '',
});
const ask = (act: Act, elevated: boolean | null) =>
  isWithinRights(
    fakeContext({ machine: { elevated: async () => elevated, systemPath: async (path) => path } }).ports,
    journal(act),
    new AbortController().signal,
  );

it('[sec-31] [sec-34] a journal names no file of the system to an administrator, but for the hosts file', async () => {
  expect(await ask(edit('/etc/hosts'), true)).toBe(true);
  expect(await ask(edit('/etc/shadow'), true)).toBe(false);
  expect(await ask(edit('/home/ada/../../etc/shadow'), true)).toBe(false);
  const move = { kind: 'move-aside' as const, inode: '1', folder: '/etc', spare: [], closed: false };
  expect(await ask({ ...move, path: '/etc/passwd', to: '/etc/passwd.x' }, true)).toBe(false);
  expect(await ask({ ...move, path: '/home/ada/x', to: '/home/ada/x.y' }, true)).toBe(true);
  expect(await ask({ kind: 'write-new', path: '/etc/cron.d/x', text: '', closed: false }, null)).toBe(false);
  // Without such rights the system itself says no.
  expect(await ask(edit('/etc/shadow'), false)).toBe(true);
});
