import { describe, expect, it } from 'vitest';
import { tellsOfTrouble } from './trouble';
import { createSpelling } from './typos';
import { indexWords, isForeign, isNearlyEmpty, splitWords } from './words';

describe('words of a text', () => {
  it('are the same however they are written', () => {
    const forms = (text: string) => indexWords(text).sort();
    expect(forms('greyed-out songs')).toEqual(forms('grayed out tracks'));
    expect(forms("can't sign in")).toEqual(forms('cannot login'));
    expect(forms('Wi-Fi')).toEqual(forms('wifi'));
    expect(forms('I was logged out')).toEqual(forms('it signed me out'));
    expect(forms('segmentation fault (core dumped)')[0]).toBe(forms('SIGSEGV')[0]);
  });

  it('of other languages are those the index holds', () => {
    expect(indexWords('pantalla negra')).toEqual(indexWords('screen black'));
    expect(indexWords('Schwarzer Bildschirm')).toEqual(indexWords('black screen'));
    expect(indexWords('écran noir')).toEqual(indexWords('screen black'));
    expect(indexWords('mot de passe incorrect')).toEqual(indexWords('password incorrect'));
    expect(indexWords('防火墙')).toEqual(indexWords('firewall'));
    expect(indexWords('ログイン')).toEqual(indexWords('login'));
    expect(indexWords('로그인')).toEqual(indexWords('login'));
    expect(isForeign('pantalla negra')).toBe(true);
    expect(isForeign('black screen')).toBe(false);
  });

  it('never come out of names every object has', () => {
    expect(indexWords('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostr']);
  });

  it('of East Asian text that is in no list are taken in pairs', () => {
    expect(splitWords('錆びた窓')).toEqual(['錆ひ', 'ひた', 'た窓']);
  });

  it('without meaning are known with a slip in them as well', () => {
    expect(isNearlyEmpty('rigth')).toBe(true);
    expect(isNearlyEmpty('spotfy')).toBe(true);
    expect(isNearlyEmpty('firewall')).toBe(false);
  });
});

describe('spelling', () => {
  const near = createSpelling(['firewal', 'internet', 'detect', 'page', 'voic', 'weather']);
  const first = (word: string) => near(word)[0]?.word;

  it('finds the word that was meant', () => {
    expect(first('intrenet')).toBe('internet');
    expect(first('detcet')).toBe('detect');
    expect(first('firewll')).toBe('firewal');
  });

  it('lets short and numbered words be', () => {
    expect(first('pag')).toBeUndefined();
    expect(first('page7')).toBeUndefined();
    expect(first('netflix')).toBeUndefined();
  });
});

describe('trouble', () => {
  it('is told in many words', () => {
    for (const text of [
      'it crashes',
      "won't play",
      'Spotify startet nicht',
      'no funciona',
      'не работает',
      '再生できません',
    ])
      expect(tellsOfTrouble(text), text).toBe(true);
  });

  it('is not told by a wish', () => {
    for (const text of ['how to make a playlist', 'dark mode', 'best songs of the year'])
      expect(tellsOfTrouble(text), text).toBe(false);
  });
});
