import { beforeAll, describe, expect, it } from 'vitest';
import { openSearch } from '../../catalog/search/built';
import type { SearchAnswer } from '../../contract/catalog';
import { codeInClip } from './clip';

let search: (query: string) => SearchAnswer;
beforeAll(async () => {
  search = await openSearch();
});

describe('what is taken from the clipboard', () => {
  it('is a code or a message of the catalogue, also amid other words', () => {
    for (const text of [
      'accounts:4',
      ' auth:3\n',
      'Error code 2',
      'No internet connection detected',
      'Something went wrong. Error code: accounts:4 please help',
      'HTTP 403 Forbidden',
    ])
      expect(codeInClip(text, search), text).toBe(text.trim());
  });

  it('[sec-26] is nothing else: no password, number, address, message to somebody, or document', () => {
    for (const text of [
      '',
      '   ',
      '2',
      '404',
      '482913',
      '17:30',
      '+49 170 1234567',
      'hunter2',
      'Tr0ub4dor&3',
      'correct horse battery staple',
      'https://example.com/page?x=4',
      'Meeting at 17:30 in room 4',
      'const x = await fetch(url)',
      'somebody@example.com',
      `accounts:4 ${'x'.repeat(500)}`,
    ])
      expect(codeInClip(text, search), text).toBeNull();
  });

  it('is not searched when it is too long', () => {
    const never = () => {
      throw new Error('searched');
    };
    expect(codeInClip('x'.repeat(501), never)).toBeNull();
  });
});
