import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Check } from './check';
import { check as hosts } from './net.hosts.check';
import { check as cache } from './spotify.cache.check';
import { check as install } from './spotify.install.check';
import { check as modified } from './spotify.modified.check';
import { check as prefs } from './spotify.prefs.check';
import { check as hwaccel } from './spotify.prefs.hwaccel.check';
import { check as proxy } from './spotify.prefs.proxy.check';
import { check as processes } from './spotify.process.check';
import { check as version } from './spotify.version.min.check';
import { check as writeperm } from './spotify.writeperm.check';
import { check as disk } from './sys.disk.check';

const checks: Check[] = [
  hosts,
  cache,
  install,
  modified,
  prefs,
  hwaccel,
  proxy,
  processes,
  version,
  writeperm,
  disk,
].map((check) => check as unknown as Check);

it.each(checks)('$id declares the findings of the catalogue', async ({ id, findings }) => {
  const path = join(import.meta.dirname, '../../../catalog/findings', `${id}.yaml`);
  const described = parse(await readFile(path, 'utf8')) as { check: string; findings: object };
  expect(described.check).toBe(id);
  expect([...findings].sort()).toEqual(Object.keys(described.findings).sort());
});
