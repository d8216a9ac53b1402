import { beforeAll, describe, expect, it } from 'vitest';
import { classifyLine } from '../catalog/log/classify';
import { readRecords } from '../catalog/log/grammar';
import { redactLogText } from '../catalog/log/redact';
import { openSearch } from '../catalog/search/built';
import { patterns } from '../testing/private';
import { readEndpoint, readScriptAnswer } from './checks/proxy/endpoint';
import { harmless } from './cli/output';
import { parseProcStat, parsePs } from './platform/processes';
import { readPlace } from './platform/updater';
import { parseReport } from './reports/open';
import { findDeepLink } from './shell/deep-link';
import { findSpotifyLines } from './spotify/hosts';
import { hostsCautions, planHosts } from './spotify/hosts-edit';
import { parseReport as parseCrash } from './spotify/log/sources/apple-report';
import { parseCoreDumps, parseDumpTable } from './spotify/log/sources/core-dumps';
import { parseJournal } from './spotify/log/sources/journal';
import { describePrefs } from './spotify/prefs-describe';
import { parseBatch } from './windows/parse';

const MEGABYTE = 1024 * 1024;
const encode = (text: string) => new TextEncoder().encode(text);

let search: (query: string) => unknown;
beforeAll(async () => {
  search = await openSearch();
});

/** Everything that reads what others wrote. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a line of a log': (text) => classifyLine(patterns, text),
  'records of a line': readRecords,
  'private parts of a line': redactLogText,
  'a look-up': (text) => search(text),
  prefs: (text) => describePrefs(encode(text)),
  'the hosts file': findSpotifyLines,
  'a line of the hosts file': (text) => {
    const line = `0.0.0.0 ${text}`;
    return [hostsCautions(line), planHosts(encode(line), line, 'needed', '2026-11-20')];
  },
  'a report': (text) => parseReport(encode(text)),
  'a crash report': (text) => parseCrash(text, 0),
  'the journal': parseJournal,
  'core dumps': parseCoreDumps,
  'the table of core dumps': parseDumpTable,
  'answers of PowerShell': parseBatch,
  'a proxy': readEndpoint,
  'a script for proxies': readScriptAnswer,
  'a process': parseProcStat,
  'a list of processes': (text) => parsePs(text, text, 1000),
  'the place of releases': readPlace,
  'an address of our scheme': (text) => findDeepLink([text]),
  'a text for a terminal': harmless,
};

/** Pieces that patterns like, over and over; what follows keeps a pattern from coming to its end. */
const PIECES = [
  'a',
  ' ',
  '\t',
  '0',
  '.',
  '-',
  '/',
  '\\',
  '"',
  '=',
  ':',
  '[',
  '(',
  '{"',
  '%41',
  'a.',
  'a-',
  'a=',
  '0:',
  '1.1.1.',
  'a@a.',
  '../',
  '\r',
  '\u001b[',
  '10:00:00.000 E [f:1 ] ',
  '[0809/180041:ERROR:a.cc(3)] ',
  '0.0.0.0 ap.spotify.com ',
  'https://a:b@',
  '<key>',
  'é',
];

describe('[sec-37] a megabyte in one line', () => {
  it.each(Object.entries(READERS))('does not hold up the reader of %s, whatever it is made of', (_, reader) => {
    for (const piece of PIECES) {
      const text = `${piece.repeat(Math.ceil(MEGABYTE / piece.length))}!`;
      // What takes more than linear time here does not come to an end within the limit of a test.
      expect(() => reader(text), JSON.stringify(piece)).not.toThrow();
    }
  });
});
