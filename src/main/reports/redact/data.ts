import type { Finding } from '../../../contract/diagnosis';
import { labelOfAddress } from './addresses';
import { isPublicHost, markHost } from './hosts';
import { isLabel } from './labels';
import { markFor } from './scrub';

type Fact = Finding['data'][string];

/** How a value may leave: as it is, with words taken out, or not at all. */
export type Rule =
  /** A number. */
  | 'number'
  /** Yes or no. */
  | 'yes-no'
  /** What systems call an error, or a status of HTTP: ECONNREFUSED, "HTTP 503", 407. */
  | 'error'
  /** A version, or two words and one: "macOS 12". */
  | 'version'
  /** A host name that is public knowledge. */
  | 'host'
  /** An address: only its kind, but for loopback and nowhere. */
  | 'address'
  /** Words out of the vocabulary; others are taken out one by one. */
  | 'words'
  /** A moment in ISO 8601. */
  | 'moment'
  /** A size as people write it. */
  | 'size'
  /** Where the person lives: never. */
  | 'place';

/**
 * Every key of findings' data that may leave, and how. A key that is not here never does. Where a key
 * means different things, the finding's area stands in front.
 */
export const DATA_RULES: Readonly<Record<string, Rule>> = {
  account: 'place',
  actions: 'words',
  adapters: 'number',
  address: 'address',
  browser: 'words',
  bytes: 'number',
  card: 'words',
  count: 'number',
  country: 'place',
  damage: 'words',
  date: 'version',
  description: 'words',
  driver: 'version',
  error: 'error',
  file: 'words',
  folder: 'words',
  free: 'size',
  here: 'place',
  holder: 'words',
  host: 'host',
  how: 'words',
  indicator: 'words',
  install: 'words',
  installed: 'version',
  issuer: 'words',
  key: 'words',
  kind: 'words',
  kinds: 'words',
  last: 'moment',
  launched: 'version',
  line: 'number',
  megabytes: 'number',
  missing: 'words',
  ms: 'number',
  name: 'words',
  'dns/name': 'host',
  'hosts/name': 'host',
  names: 'words',
  needed: 'words',
  'os/last': 'version',
  port: 'number',
  rule: 'words',
  scheme: 'words',
  seconds: 'number',
  service: 'words',
  size: 'size',
  state: 'words',
  status: 'error',
  system: 'words',
  times: 'number',
  tools: 'words',
  variable: 'error',
  version: 'version',
  wantsLogin: 'yes-no',
  what: 'words',
  where: 'words',
  whose: 'words',
  why: 'words',
};

/** The rule for a key of a finding; undefined where it may not leave. */
export function ruleFor(finding: string, key: string): Rule | undefined {
  const area = `${finding.split('/', 1)[0] ?? ''}/${key}`;
  if (Object.hasOwn(DATA_RULES, area)) return DATA_RULES[area];
  return Object.hasOwn(DATA_RULES, key) ? DATA_RULES[key] : undefined;
}

const ERROR = /^(?:[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){0,6}|(?:HTTP|status) \d{3}|\d{3})$/;
/** Numbers of versions, with the hash Spotify puts behind its own. */
const VERSION = /^\d{1,4}(?:\.\d{1,6}){0,4}(?:\.g[0-9a-f]{6,12})?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;
const SIZE = /^\d{1,6}(?:[.,]\d{1,3})? ?(?:bytes?|[kKMGT]B|[KMGT]iB)$/;

/** What Spotify calls its versions. Those of today begin with 1, as next to no address does. */
export function isSpotifyVersion(text: string): boolean {
  return /^[01]\.\d{1,2}\.\d{1,3}(?:\.\d{1,5}){0,2}(?:\.g[0-9a-f]{6,12})?$/.test(text);
}

const isAddressLike = (text: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && !isSpotifyVersion(text);

/**
 * A value by its rule, with marks where something was taken out. `words` gives a text with unknown words
 * marked. Numbers and yes or no pass only under the rules that are about them.
 */
export function applyRule(rule: Rule | undefined, value: Fact, words: (text: string) => string): Fact {
  if (value === null) return null;
  if (rule === undefined) return markFor('text');
  if (typeof value === 'boolean') return rule === 'yes-no' ? value : markFor('text');
  if (typeof value === 'number')
    return (rule === 'number' || (rule === 'error' && value >= 0 && value < 1000)) && Number.isFinite(value)
      ? value
      : markFor('text');
  // A value of a report that was opened: what was taken out already stays out.
  if (isLabel(value)) return value;
  switch (rule) {
    case 'error':
      return ERROR.test(value) ? value : words(value);
    case 'version':
      return (VERSION.test(value) && !isAddressLike(value)) || DATE.test(value) ? value : markFor('text');
    case 'host':
      return value.length <= 253 && isPublicHost(value) ? value : markHost(value.slice(0, 253));
    case 'address': {
      const label = labelOfAddress(value);
      return label === null ? value : markFor(label);
    }
    case 'words':
      return words(value.slice(0, 300));
    case 'moment':
      return MOMENT.test(value) ? value : markFor('text');
    case 'size':
      return SIZE.test(value) ? value : markFor('text');
    case 'place':
      return markFor('place');
    default:
      return markFor('text');
  }
}
