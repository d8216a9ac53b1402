import type { Finding } from '../../contract/diagnosis';
import type { Side } from '../../contract/words';
import {
  clockIsRight,
  goesThroughProxy,
  type Known,
  namesFail,
  othersAnswer,
  someOfSpotifyAnswers,
  spotifyAnswers,
  textOf,
} from './known';

/** How a finding is to be read beside the others; what is left out stays as the catalogue has it. */
export interface Reading {
  /** It is no fault here: the others show why it is so, or that it does no harm. */
  harmless?: true;
  side?: Side;
  certain?: boolean;
  /** Takes the place of this finding in the order of what decides. */
  standsBy?: string;
  /** Codes Spotify typically shows for it, the likeliest first. */
  shows?: readonly string[];
  /** Its sentence, where the catalogue's leaves open what is known here. */
  text?: string;
}

interface Rule {
  about: readonly string[];
  when(known: Known, finding: Finding): boolean;
  reading: Reading;
}

/** What the direct way out tells; behind a proxy that works it tells nothing. */
const DIRECT = [
  'routes/none',
  'captive/portal',
  'internet/none',
  'dns/dead',
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'dns/slow',
  'apresolve/failed',
  'apresolve/foreign-answer',
  'ap/all-refused',
  'ap/all-silent',
  'ap/unresolvable',
  'https/unreachable',
  'https/filtered',
  'tls/untrusted',
  'tls/wrong-name',
  'ipv6/broken',
] as const;

/** Names that are asked for in a run, so that what is wrong with their addresses shows. */
const PROBED = /^(accounts|apresolve|ap|ap-[a-z0-9-]+|api|spclient\.wg)\.spotify\.com$/;
/** Errors of a way that is not there, whatever the name server says. */
const NO_WAY = /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;
const OUT_OF_DATE = /EXPIRED|NOT_YET_VALID/;

const isFor = (key: string, pattern: RegExp) => (_known: Known, finding: Finding) => pattern.test(textOf(finding, key));

/** Read from the top for each finding; the first rule that fits counts. */
const RULES: readonly Rule[] = [
  // A network whose only way out is a proxy drops everything else, and Spotify never takes that way.
  { about: DIRECT, when: goesThroughProxy, reading: { harmless: true } },

  // The sites for comparison may be blocked where Spotify is not.
  { about: ['internet/none', 'routes/none'], when: someOfSpotifyAnswers, reading: { harmless: true } },
  { about: ['routes/none'], when: othersAnswer, reading: { harmless: true } },
  // They have names as well: where those fail, the name server decides.
  {
    about: ['internet/none'],
    when: (known) => namesFail(known) && !NO_WAY.test(known.value('internet/none', 'error')),
    reading: { standsBy: 'apresolve/failed' },
  },
  // A server that knows no name at all is no filter.
  {
    about: ['dns/missing'],
    when: ({ has }) => has('internet/none'),
    reading: { shows: ['accesspoint:31', 'accounts:4', 'offline:dns-filter'] },
  },
  // The whole internet works and Spotify's names fail: their own servers may be the ones that fail.
  { about: ['dns/refused'], when: othersAnswer, reading: { certain: false } },

  // Whoever answers in place of the test page lets other sites through.
  { about: ['captive/portal'], when: othersAnswer, reading: { standsBy: 'dns/slow', certain: false } },

  // A hosts line may pin a name to an address that is right.
  {
    about: ['hosts/redirected'],
    when: (known, finding) => spotifyAnswers(known) && PROBED.test(textOf(finding, 'name')),
    reading: { harmless: true },
  },
  { about: ['hosts/redirected'], when: spotifyAnswers, reading: { certain: false } },

  // Without covers music still plays.
  { about: ['hosts/playback-blocked'], when: isFor('name', /^i\.scdn\.co$/), reading: { certain: false } },

  // The proxy in Spotify counts before the system's, and that before the environment's.
  {
    about: ['system-proxy/dead', 'system-proxy/needs-login', 'system-proxy/forbids'],
    when: ({ has }) => has('prefs-proxy/answers'),
    reading: { standsBy: 'uri/missing', certain: false },
  },
  {
    about: ['env-proxy/dead', 'env-proxy/needs-login', 'env-proxy/forbids'],
    when: goesThroughProxy,
    reading: { harmless: true },
  },

  // Nobody else can sign for Spotify: a chain that is out of date and otherwise good is Spotify's own.
  {
    about: ['tls/expired'],
    when: (known) => clockIsRight(known) && othersAnswer(known),
    reading: {
      side: 'spotify',
      shows: ['auth:1', 'auth:3', 'desktop_login_accounts:4'],
      text: "The certificate of Spotify's server is out of date; this computer's clock is right.",
    },
  },
  {
    about: ['tls/expired'],
    when: clockIsRight,
    reading: {
      certain: false,
      shows: ['auth:3', 'accounts:103', 'session:103'],
      text: "Something on the way shows certificates that are out of date; this computer's clock is right.",
    },
  },
  {
    about: ['tls/expired'],
    when: (known) => !clockIsRight(known) && !othersAnswer(known),
    reading: {
      side: 'computer',
      certain: false,
      text: "Every certificate looks out of date, as it does when this computer's date is wrong.",
    },
  },
  {
    about: ['https/filtered'],
    when: ({ has }) => has('tls/expired', 'clock/wrong'),
    reading: { standsBy: 'https/host-down' },
  },
  {
    about: ['https/filtered'],
    when: (known, finding) => clockIsRight(known) && OUT_OF_DATE.test(textOf(finding, 'status')),
    reading: { side: 'spotify', shows: ['HTTP 503', 'auth:1'], text: 'The certificate of {host} is out of date.' },
  },

  // Which fault of a server it is, and of which server.
  {
    about: ['https/server-error'],
    when: isFor('status', /^50[24]$/),
    reading: { shows: ['HTTP 502', 'HTTP 503', 'auth:1'] },
  },
  {
    about: ['https/host-down'],
    when: isFor('host', /^i\.scdn\.co$/),
    reading: { shows: ['playback:cant-play-current-song', 'FRAGMENT_REQUEST_FAILED_WITH_STATUS'] },
  },
  {
    about: ['https/host-down'],
    when: isFor('host', /^(api|spclient\.wg)\.spotify\.com$/),
    reading: { shows: ['playback:cant-play-current-song', 'HTTP 503', 'fatal-error / error.generic'] },
  },

  // The list of access points comes from a server of Spotify's like any other.
  {
    about: ['apresolve/failed'],
    when: isFor('error', /^HTTP 50[24]$/),
    reading: spotifysOwn(['HTTP 502', 'ap:104', 'auth:1']),
  },
  {
    about: ['apresolve/failed'],
    when: isFor('error', /^HTTP 429$/),
    reading: spotifysOwn(['HTTP 429 - Too Many Requests']),
  },
  {
    about: ['apresolve/failed'],
    when: isFor('error', /^(HTTP \d+|EMPTY)$/),
    reading: spotifysOwn(['ap:104', 'accesspoint:31', 'HTTP 503', 'auth:1']),
  },
  {
    about: ['apresolve/failed'],
    when: ({ has }) =>
      has('https/works') && has('ap/reachable') && !has('tls/untrusted', 'tls/wrong-name', 'tls/expired'),
    reading: {
      side: 'spotify',
      text: "The server with the list of access points does not answer ({error}), Spotify's others do.",
    },
  },

  // A page about a fault somewhere, while everything answers here.
  { about: ['status/outage'], when: spotifyAnswers, reading: { certain: false } },
  // Connections that are cut at their first words are cut by somebody on the way.
  {
    about: ['https/unreachable'],
    when: (known, finding) => othersAnswer(known) && /^ECONNRESET$/.test(textOf(finding, 'error')),
    reading: { certain: true },
  },

  // Access points answer us and not Spotify: a rule about programs, which only this computer can have.
  {
    about: ['sockets/stuck'],
    when: ({ has }) => has('ap/reachable'),
    reading: { side: 'computer', shows: ['auth:3', 'accesspoint:39', 'accounts:103'] },
  },
];

function spotifysOwn(shows: readonly string[]): Reading {
  return { side: 'spotify', certain: true, standsBy: 'https/too-many', shows };
}

/** Reads one finding beside all others. */
export function readFinding(finding: Finding, known: Known): Reading {
  return RULES.find(({ about, when }) => about.includes(finding.id) && when(known, finding))?.reading ?? {};
}

/** Findings that a rule is about, for the test that knows them all. */
export const READ: readonly string[] = [...new Set(RULES.flatMap(({ about }) => about))];
