import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers';

const certain = (query: string) => findNumbers(query).flatMap((hit) => (hit.certain ? [hit.number] : []));
const all = (query: string) => findNumbers(query).map(({ number }) => number);

describe('a number is an error', () => {
  it.each([
    ['17', ['17']],
    ['(17)', ['17']],
    ['-2', ['-2']],
    ['error −4', ['-4']],
    ['Error: 030', ['30']],
    ['Fehlercode 18', ['18']],
    ['código de error 4', ['4']],
    ["code d'erreur 50", ['50']],
    ['kod błędu 18', ['18']],
    ['ошибка 17', ['17']],
    ['エラー 17', ['17']],
    ['错误代码 39', ['39']],
    ['404 Client Error: Not Found', ['404']],
    ['Error 504/503', ['504', '503']],
    ['winget 3221226505', ['3221226505']],
  ])('in "%s"', (query, numbers) => {
    expect(certain(query)).toEqual(numbers);
  });

  it('perhaps, where nothing speaks against it', () => {
    expect(all('Spotify does not install 24')).toEqual(['24']);
    expect(certain('Spotify does not install 24')).toEqual([]);
  });
});

describe('a number is something else', () => {
  it.each([
    'at 12:30',
    'Spotify 1.2.95.453',
    '403 songs',
    'windows 11',
    '192.168.4.103',
    'after 30 minutes',
    '50 %',
    '2024-11-10',
    'what is 2+2',
    '7-zip',
    'v17',
    'port 443',
  ])('in "%s"', (query) => {
    expect(all(query)).toEqual([]);
  });
});
