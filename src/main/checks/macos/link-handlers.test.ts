import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { execFrom, fakeContext } from '../testing';
import { chosenHandlers, parseHandlers } from './link-handlers';

const LIST = `(
        {
        LSHandlerContentType = "com.apple.default-app.web-browser";
        LSHandlerRoleAll = "com.apple.safari";
    },
        {
        LSHandlerPreferredVersions =             {
            LSHandlerRoleAll = "-";
        };
        LSHandlerRoleAll = "org.mozilla.Firefox";
        LSHandlerURLScheme = https;
    },
        {
        LSHandlerPreferredVersions =             {
            LSHandlerRoleAll = "1.2";
        };
        LSHandlerURLScheme = "x-apple";
        LSHandlerRoleViewer = "com.apple.mail";
    },
        {
        LSHandlerRoleAll = "com.spotify.client";
        LSHandlerURLScheme = Spotify;
    }
)
`;

it('reads schemes and their programs, inner braces aside', () => {
  expect([...parseHandlers(LIST)]).toEqual([
    ['https', 'org.mozilla.firefox'],
    ['spotify', 'com.spotify.client'],
  ]);
  expect([...parseHandlers('(\n)\n')]).toEqual([]);
});

it('takes a failure for "nobody chose anything"', async () => {
  const ask = 'defaults read com.apple.LaunchServices/com.apple.launchservices.secure LSHandlers';
  const context = fakeContext({ exec: execFrom({ [ask]: { code: 1, stdout: '', stderr: 'does not exist' } }) });
  expect(await chosenHandlers(context)).toEqual(new Map());
});

it('survives every list', () => {
  const line = fc.constantFrom(
    '{',
    '}',
    '};',
    '},',
    '"{"',
    'LSHandlerRoleAll = "a.b";',
    '  LSHandlerURLScheme = https;',
    'x = {',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n')),
      ),
      (text) => {
        for (const [scheme, program] of parseHandlers(text)) expect([scheme, program]).toEqual(['https', 'a.b']);
      },
    ),
    { numRuns: runs(20_000) },
  );
});
