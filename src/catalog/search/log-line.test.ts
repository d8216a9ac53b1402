import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CATALOG_FOLDER } from '../../../build/catalog-files';
import { LogPatternsFile } from '../../contract/log-patterns';
import { compilePatterns } from '../log/compile';
import { openLogLines } from './log-line';

const read = openLogLines(
  compilePatterns(LogPatternsFile.parse(parse(readFileSync(`${CATALOG_FOLDER}/log-patterns.yaml`, 'utf8')))),
);

describe('a pasted log line', () => {
  it('says what it may hint at, without time and place', () => {
    expect(read('16:00:35.605 E [ap_handler_impl.cpp:975         ] Connection error:  112')).toEqual({
      says: 'Connection error: 112',
      possible: expect.arrayContaining(['ap:112']),
    });
  });

  it('is known without its beginning', () => {
    expect(read('Connection error: login_region_mismatch')?.possible).toContain('accesspoint:17');
  });

  it('that is harmless hints at nothing', () => {
    const line = '/usr/bin/spotify: /lib/libcurl-gnutls.so.4: no version information available (required by spotify)';
    expect(read(line)?.possible).toEqual([]);
  });

  it('is not seen in what people write', () => {
    for (const text of ['every song is greyed out', 'error 17', '', 'no internet connection'])
      expect(read(text), text).toBeNull();
  });
});
