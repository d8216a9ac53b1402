import { plain } from '../normal';

/** Words and beginnings of words with which people say that something is wrong, in the languages of the lexicon. */
const TROUBLE = new RegExp(
  `(?:^|[^\\p{L}])(?:${[
    'err|fail|fault|bug|broke|issue|problem|trouble|wrong|fix|not|cant|cannot|wont|doesnt|isnt|dont|didnt|couldnt|unable|never|no|none|nothing|without|nowhere|invalid|incorrect',
    'stuck|crash|segfault|sig[a-z]{3}|hang|freez|frozen|loop|stop|skip|quit|exit|dies|slow|lag|loses?|lost|gone|missing|empty|blank|black|gr[ae]y|white|dark|flicker',
    'block|refus|reject|denied|den(?:y|ies)|forbid|forced|ban|suspend|disab|expire|timed|timeout|terminat|limit|capped|restrict|unavailable|unsupported|unplayable|unverified|mismatch|match|detect',
    'offline|disconnect|logged out|logging (?:me )?out|logs? (?:me )?out|kick|keeps?|again|only|instead|although|despite|too|full|fills?|filling|takes?|out of|used up|even though|but|turn off|tells? me|asks? me|wants? me|warning|fatal|bad|forever|endless|constant|unsuccess|huge|grow|building up|eats?|eating|high|running out',
    'fehl|nicht|kein|geht|schief|falsch|leer|gesperrt|sturzt|schwarz|erreur|impossible|panne|plante|noir|ne|pas|sin|mal|falla|fallo|negra|bloquea|erro|nao|falha|errore|non|impossibile|fout|niet|werkt|geen|blad|nie|brak|hata|fel|inte|kan',
    'не|нет|ошибк|сбои|черны|серы',
  ].join('|')})`,
  'u',
);
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * True when a question tells of trouble. One that does not ("how do I make a playlist") has to fit much
 * better before an error is offered for it.
 */
export function tellsOfTrouble(asked: string): boolean {
  const text = plain(asked.toLowerCase().replace(/['\u2019]/g, ''));
  return WIDE.test(text) || TROUBLE.test(text);
}
