import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compilePatterns } from '../catalog/log/compile';
import type { Identity } from '../main/reports/redact/identity';
import { openVocabulary } from '../main/reports/redact/vocabulary';
import { catalog } from './reports';

/** Private things of every kind, made up at random. For tests. */

export const patterns = compilePatterns(
  parse(readFileSync(new URL('../../catalog/log-patterns.yaml', import.meta.url), 'utf8')),
);
export const vocabulary = openVocabulary(catalog, patterns);

/** Letters no word of any list is made of. */
const name = fc.string({ unit: fc.constantFrom(...'qxzjvwk'), minLength: 6, maxLength: 12 });
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'123456789'), minLength: length, maxLength: length });
const mixed = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    minLength: least,
    maxLength: most,
  });
/** Holds a letter and a digit, as real ids do. */
const token = (least: number, most: number) => mixed(least, most).map((text) => `q7${text}`);
const octet = fc.integer({ min: 1, max: 254 });

/** A text with something private in it, and the part that must not be found anywhere. */
export interface Planted {
  text: string;
  secret: string;
}
const whole = (made: fc.Arbitrary<string>) => made.map((text): Planted => ({ text, secret: text }));
const inside = (made: fc.Arbitrary<string>, write: (secret: string) => string) =>
  made.map((secret): Planted => ({ text: write(secret), secret }));

/** The person whose computer is reported on. */
export const person = fc
  .record({ user: name, spotify: name, host: name, secret: token(8, 30) })
  .map(({ user, spotify, host, secret }) => ({
    user,
    identity: {
      users: [user, spotify],
      homes: [`/home/${user}`, `C:\\Users\\${user}`, `/Users/${user}`],
      hosts: [`${host}-pc`, `${host}.local`],
      secrets: [secret],
    } satisfies Identity,
  }));

const CYRILLIC: Readonly<Record<string, string>> = { x: 'х', k: 'к', w: 'ԝ', q: 'ԛ', j: 'ј' };

/** A known name in every form. */
export function formsOf({ users, homes, hosts, secrets }: Identity): fc.Arbitrary<Planted> {
  const [user = '', spotify = ''] = users;
  const encode = (text: string) => [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
  const escaped = (text: string) => [...text].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('');
  const forms = [user, spotify].flatMap((text) => [
    text,
    text.toUpperCase(),
    encode(text),
    encode(text).replaceAll('%', '%25'),
    escaped(text),
    [...text].join('\u200b'),
    [...text].map((char) => CYRILLIC[char] ?? char).join(''),
    `${text.slice(0, 6).toUpperCase()}~1`,
    `${text}s-macbook`,
    btoa(text).replace(/=+$/, ''),
    Buffer.from(text).toString('hex'),
    `Users/${text}-user`,
  ]);
  return fc.constantFrom(...forms, ...homes, ...hosts, ...secrets).map((text) => ({ text, secret: text }));
}

/** Things whose shape gives them away, whoever's they are. */
export const shaped: fc.Arbitrary<Planted> = fc.oneof(
  whole(fc.tuple(name, name).map(([a, b]) => `${a}@${b}.example`)),
  inside(name, (secret) => `/home/${secret}/x`),
  inside(name, (secret) => `C:\\Users\\${secret}\\AppData`),
  inside(name, (secret) => `C:\\\\Users\\\\${secret}\\\\AppData`),
  inside(name, (secret) => `file:///Users/${secret}/Library`),
  inside(name, (secret) => `/mnt/c/Users/${secret}/AppData`),
  inside(name, (secret) => `%2Fhome%2F${secret}%2Fx`),
  inside(name, (secret) => `spotify:user:${secret}:playlist`),
  inside(name, (secret) => `autologin.canonical_username="${secret}"`),
  inside(name, (secret) => `http://${secret}:pw@proxy:8080/`),
  inside(name, (secret) => `SSID: "${secret} 5G"`),
  inside(name, (secret) => `hostname=${secret}`),
  inside(token(6, 12), (secret) => `Serial Number: ${secret}`),
  inside(token(6, 30), (secret) => `device_id=${secret}`),
  inside(token(8, 60), (secret) => `Authorization: Bearer ${secret}`),
  inside(token(8, 60), (secret) => `access_token=${secret}&x`),
  inside(token(8, 60), (secret) => `https://open.spotify.com/track?si=${secret}`),
  whole(fc.tuple(token(10, 40), token(10, 40), token(10, 40)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`)),
  whole(hex(40).filter((text) => /\d/.test(text))),
  whole(token(24, 60)),
  whole(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), minLength: 28, maxLength: 28 })),
  whole(fc.uuid()),
  whole(fc.tuple(digits(10), digits(10), digits(10)).map((parts) => `S-1-5-21-${parts.join('-')}-1001`)),
  whole(fc.array(hex(2), { minLength: 6, maxLength: 6 }).map((parts) => parts.join(':'))),
  whole(
    fc
      .tuple(fc.integer({ min: 2, max: 223 }), octet, octet, octet)
      .filter(([a]) => a !== 127)
      .map((parts) => parts.join('.')),
  ),
  whole(fc.tuple(hex(3), hex(4), hex(4)).map(([a, b, c]) => `2${a}:${b}:${c}::1`)),
  whole(
    fc
      .array(hex(4), { minLength: 8, maxLength: 8 })
      .map((parts) => parts.join(':'))
      .filter((text) => !/^[0:1]+$/.test(text)),
  ),
  whole(
    fc
      .tuple(octet, octet, octet)
      .map((parts) => `0x5b${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`),
  ),
  whole(fc.tuple(digits(3), digits(8)).map(([a, b]) => `+49 ${a} ${b}`)),
  whole(fc.tuple(digits(3), digits(7)).map(([a, b]) => `0${a} ${b}`)),
);

/** Things nobody can tell from any other word: a name of a network, of a device, of a person. */
export const shapeless: fc.Arbitrary<Planted> = fc.oneof(
  whole(name),
  whole(fc.tuple(name, name).map((parts) => parts.join(' '))),
  whole(token(8, 14)),
);

/** Whether a secret, or what a case-blind reader takes for it, stands in a text. */
export function holds(text: string, { secret }: Planted): boolean {
  const plain = (value: string) => value.toLowerCase();
  // JSON writes a backslash twice.
  return plain(text).includes(plain(secret)) || plain(text).includes(plain(JSON.stringify(secret).slice(1, -1)));
}
