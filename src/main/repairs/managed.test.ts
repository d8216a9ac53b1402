import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { execFrom, fakeContext, type Given } from '../checks/testing';
import { PortError } from '../ports';
import { batchExec } from '../windows/batch.testing';
import { isManaged, readEnrollment } from './managed';

const quiet = new AbortController().signal;
const ask = (given: Given) => isManaged(fakeContext(given).ports, quiet);
const missing = new PortError('tool-missing', 'ENOENT');

describe('isManaged', () => {
  it('is not asked of a fake home', async () => {
    expect(await ask({ machine: { pretend: true } })).toBe(false);
  });

  it.each([
    [{ domain: false, cloud: 0, enrolled: 0 }, false],
    [{ domain: true, cloud: 0, enrolled: 0 }, true],
    [{ domain: false, cloud: 1, enrolled: 0 }, true],
    [{ domain: false, cloud: 0, enrolled: 1 }, true],
    [null, null],
    [{ domain: 'Nein' }, null],
  ])('Windows: %j is %s', async (managed, expected) => {
    expect(await ask({ platform: 'windows', exec: batchExec({ managed }) })).toBe(expected);
  });

  it.each([
    ['Enrolled via DEP: No\nMDM enrollment: Yes (User Approved)\nMDM server: https://mdm.example.com/\n', true],
    ['Enrolled via DEP: No\nMDM enrollment: No\n', false],
    ['Inscription MDM : Oui\n', null],
  ])('a Mac: %j is %s', async (text, expected) => {
    const exec = execFrom({ 'profiles status -type enrollment': text });
    expect(await ask({ platform: 'macos', exec })).toBe(expected);
  });

  it('Linux: by the list of realms', async () => {
    expect(await ask({ exec: execFrom({ 'realm list': 'corp.example.com\n  type: kerberos\n' }) })).toBe(true);
    expect(await ask({ exec: execFrom({ 'realm list': '' }) })).toBe(false);
  });

  it('cannot tell without the tool, or when it ends with a fault', async () => {
    expect(await ask({ exec: execFrom({ realm: missing }) })).toBeNull();
    expect(await ask({ exec: execFrom({ realm: { code: 1, stdout: 'x', stderr: '' } }) })).toBeNull();
    expect(await ask({ platform: 'windows', exec: execFrom({ powershell: missing }) })).toBeNull();
    expect(await ask({ platform: 'macos', exec: execFrom({ profiles: missing }) })).toBeNull();
  });

  it('never throws over what a Mac prints', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([true, false, null]).toContain(readEnrollment(`MDM enrollment:${text}`));
      }),
      { numRuns: runs(2000) },
    );
  });
});
