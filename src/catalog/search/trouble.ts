import { plain } from '../normal';

/** Beginnings of words with which people say that something is wrong, in the languages of the lexicon. */
const BEGINNINGS = [
  'err|fail|fault|bug|broke|issue|problem|trouble|wrong|fix|cant|cannot|wont|doesnt|isnt|dont|didnt|couldnt|unable|never|nothing|nowhere|without|invalid|incorrect',
  'stuck|crash|segfault|sig(?:segv|abrt|ill|trap)|hang|freez|frozen|loop|stop|skip|quit|exit|dies|slow|lag|lose|lost|gone|missing|empty|blank|black|gr[ae]y|white|flicker',
  'block|refus|reject|denied|deny|denies|forbid|forced|ban|suspend|disab|expire|timed|timeout|terminat|limit|capped|restrict|unavailable|unsupported|unplayable|unverified|mismatch|match|detect',
  'offline|disconnect|logged out|logging (?:me )?out|logs? (?:me )?out|kick|keep|again|instead|although|despite|fill|take|out of|used up|even though|turn off',
  'need|requir|already|someone else|tells? me|asks? me|wants? me|warning|fatal|forever|endless|constant|unsuccess|huge|grow|building up|eats?|eating|high|running out',
  'fehl|nicht|kein|schief|falsch|leer|gesperrt|sturzt|schwarz|impossible|panne|plante|noir|falla|fallo|negra|bloquea|errore|impossibile|fout|werkt|geen|brak|ошибк|сбои|черны|серы',
];
/** Short words that mean it only when they stand alone. */
const WORDS =
  'no|not|none|only|too|but|bad|full|fel|inte|ne|pas|sin|mal|non|nao|erro|niet|nie|hata|blad|geht|kan|не|нет|нельзя';
const TROUBLE = new RegExp(`(?:^|[^\\p{L}])(?:(?:${BEGINNINGS.join('|')})|(?:${WORDS})(?![\\p{L}]))`, 'u');
const EAST_ASIAN = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * True when a question tells of trouble. One that does not ("how do I make a playlist") has to fit much
 * better before an error is offered for it. Text without spaces between words always counts.
 */
export function tellsOfTrouble(asked: string): boolean {
  const text = plain(asked.toLowerCase().replace(/['\u2019]/g, ''));
  return EAST_ASIAN.test(text) || TROUBLE.test(text);
}
