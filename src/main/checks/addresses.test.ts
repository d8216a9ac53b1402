import { describe, expect, it } from 'vitest';
import { addressKind, isGlobalIpv6, isLinkLocal } from './addresses';

describe('addressKind', () => {
  it.each(['0.0.0.0', '127.0.0.1', '127.0.0.0', '127.53.0.1', '::', '::1', '::ffff:127.0.0.1', '::FFFF:0.0.0.0'])(
    '%s leads nowhere',
    (address) => expect(addressKind(address)).toBe('dead'),
  );
  it.each(['10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.1.2', '169.254.7.7', 'fd00::1', 'fe80::1'])(
    '%s is private',
    (address) => expect(addressKind(address)).toBe('private'),
  );
  it.each(['35.186.224.25', '172.32.0.1', '172.15.0.1', '198.18.0.5', '100.64.0.9', '2600:1901:1::1', '64:ff9b::1'])(
    '%s is public',
    (address) => expect(addressKind(address)).toBe('public'),
  );
});

it('tells link-local from global', () => {
  expect(isLinkLocal('169.254.1.1')).toBe(true);
  expect(isLinkLocal('fe80::1')).toBe(true);
  expect(isLinkLocal('192.168.1.1')).toBe(false);
  expect(isGlobalIpv6('2a00:1450::1')).toBe(true);
  expect(isGlobalIpv6('fd00::2')).toBe(false);
  expect(isGlobalIpv6('fe80::1')).toBe(false);
});
