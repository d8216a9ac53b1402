import { clockIsRight, othersAnswer, spotifyAnswers, textOf } from '../known';
import { isFor, type Reading, type Rule } from './rule';

const OUT_OF_DATE = /EXPIRED|NOT_YET_VALID/;
/** The other end took the connection and broke it off at once. */
const CUT = /^(ECONNRESET|EPIPE)$/;
/** That, or a certificate of somebody else's; one that is only out of date may be Spotify's own. */
const SOMEBODY_ELSE =
  /^(ECONNRESET|EPIPE|ERR_TLS_CERT_ALTNAME_INVALID|.*SELF_SIGNED.*|UNABLE_TO_(GET|VERIFY)_.*|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA)$/;

/** How findings about Spotify's servers are to be read; the first rule that fits counts. */
export const SERVER_RULES: readonly Rule[] = [
  // Nobody else can sign for Spotify: a chain that is out of date and otherwise good is Spotify's own.
  {
    about: ['tls/expired'],
    when: (known) => clockIsRight(known) && othersAnswer(known),
    reading: {
      side: 'spotify',
      shows: ['auth:1', 'auth:3', 'desktop_login_accounts:4'],
      says: 'certificate-of-spotify-out-of-date',
    },
  },
  {
    about: ['tls/expired'],
    when: clockIsRight,
    reading: {
      certain: false,
      shows: ['auth:3', 'accounts:103', 'session:103'],
      says: 'certificates-on-the-way-out-of-date',
    },
  },
  {
    about: ['tls/expired'],
    when: (known) => !clockIsRight(known) && !othersAnswer(known),
    reading: {
      side: 'computer',
      certain: false,
      says: 'all-certificates-out-of-date',
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
    reading: { side: 'spotify', shows: ['HTTP 503', 'auth:1'], says: 'certificate-of-host-out-of-date' },
  },

  // Which fault of a server it is, and of which server.
  {
    about: ['https/server-error'],
    when: isFor('status', /^50[24]$/),
    reading: { shows: ['HTTP 502', 'HTTP 503', 'auth:1'] },
  },
  {
    about: ['https/host-down'],
    when: isFor('error', CUT),
    reading: { side: 'network', shows: ['accesspoint:50', 'auth:3', 'desktop_login_accounts:5'] },
  },
  // What for decides which code it shows.
  {
    about: ['https/needed-host-down'],
    when: isFor('host', /^dealer\.spotify\.com$/),
    reading: { shows: ['accesspoint:50', 'auth:3', 'connect.device-picker (restricted / unsupported)'] },
  },
  {
    about: ['https/needed-host-down'],
    when: isFor('host', /^(audio|heads)/),
    reading: { shows: ['playback:cant-play-current-song', 'FRAGMENT_REQUEST_FAILED_WITH_STATUS'] },
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
    when: isFor('error', /^(HTTP \d+|EMPTY|GARBAGE)$/),
    reading: spotifysOwn(['ap:104', 'accesspoint:31', 'HTTP 503', 'auth:1']),
  },
  // A certificate that cannot be Spotify's, and connections cut at their first words: somebody on the way.
  {
    about: ['apresolve/failed'],
    when: (known, finding) => othersAnswer(known) && SOMEBODY_ELSE.test(textOf(finding, 'error')),
    reading: { certain: true, standsBy: 'https/filtered', shows: ['accesspoint:50', 'accesspoint:31', 'auth:3'] },
  },
  {
    about: ['apresolve/failed'],
    when: ({ has }) =>
      has('https/works') && has('ap/reachable') && !has('tls/untrusted', 'tls/wrong-name', 'tls/expired'),
    reading: {
      side: 'spotify',
      says: 'apresolve-alone-silent',
    },
  },

  // A page about a fault somewhere, while everything answers here.
  { about: ['status/outage'], when: spotifyAnswers, reading: { certain: false } },
  // Connections that are cut at their first words are cut by somebody on the way.
  {
    about: ['https/unreachable'],
    when: (known, finding) => othersAnswer(known) && CUT.test(textOf(finding, 'error')),
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
