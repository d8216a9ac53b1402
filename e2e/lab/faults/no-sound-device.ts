import { defineFault } from '../fault';

export default defineFault({
  what: 'there is nothing to play sound on',
  needs: ['sys.audio.output'],
  break: (world) => {
    world.programs.set('pactl', 'printf "1\\tauto_null\\tPipeWire\\ts16le 2ch 44100Hz\\tIDLE\\n"');
  },
  expect: {
    side: 'computer',
    first: ['MEDIA_DECODING_ERROR', 'AUDIO_FORMAT_NEGOTIATION_FAIL'],
    findings: ['audio/none'],
  },
});
