import { beforeEach, expect, it, vi } from 'vitest';

/** A host that builds reports when a test says so. */
function slowHost() {
  const waiting: ((markdown: string) => void)[] = [];
  const build = () =>
    new Promise((resolve) => {
      waiting.push((markdown) =>
        resolve({ ok: true, value: { id: markdown, report: {}, markdown, hidden: { counts: {}, total: 0 } } }),
      );
    });
  vi.stubGlobal('window', { backline: { call: { 'report.build': build }, on: {} } });
  return { answer: (markdown: string) => waiting.shift()?.(markdown) };
}

async function open() {
  vi.resetModules();
  await import('../../testing/words');
  return import('./report');
}

beforeEach(() => vi.unstubAllGlobals());

it('what a person writes while a report is being made stays', async () => {
  const { answer } = slowHost();
  const { buildReport, editText, textOf, useReport } = await open();
  const first = buildReport();
  answer('one');
  await first;
  const second = buildReport();
  editText('one, and my own words');
  answer('two');
  await second;
  expect(textOf(useReport.getState())).toBe('one, and my own words');
});

it('what was written before it was asked for anew is replaced', async () => {
  const { answer } = slowHost();
  const { buildReport, editText, textOf, useReport } = await open();
  const first = buildReport();
  answer('one');
  await first;
  editText('changed');
  const second = buildReport();
  answer('two');
  await second;
  expect(textOf(useReport.getState())).toBe('two');
});

it('only the newest of several answers counts', async () => {
  const { answer } = slowHost();
  const { buildReport, textOf, useReport } = await open();
  const both = [buildReport(), buildReport()];
  answer('old');
  answer('new');
  await Promise.all(both);
  expect(textOf(useReport.getState())).toBe('new');
});
