/** Words that carry no meaning of their own in a question about an error. */
export const STOP: ReadonlySet<string> = new Set(
  (
    'a about actually additionally after again all also although always am an and another any anybody anyone as at be because been before being bug but by ' +
    'come could day days did do does done each ever every everytime fix fixed for from get gets getting give gives go goes going got had happen happens has ' +
    'have having he hello help hey hi how i idea ideas if im in into is issue it its itself ive just keep keeps kind know like me might more most much my myself now of ' +
    'often oh ok on once one or our out over please pls possible problem problems quite really same say saying says see she should show showing shown shows simply since so ' +
    'solve some somehow spotify spotifys still strange suddenly than thank thanks that the their them then there these they thing things this those though to today together ' +
    'too tried try trying up us use used using very via was way we were what when whenever where which while who whole why will with would yes yesterday yet ' +
    'you your app apps desktop program error errors code codes errorcode message messages reads err http https www com org url ' +
    'went comes came coming ' +
    'time times tell tells told want wants ask asks apply applying applied ' +
    'minute minutes hour hours second seconds week weeks month months year years morning evening moment right ' +
    // Other languages: articles, pronouns, "error" and "code".
    'aber als am auf aus bei beim bin bitte da das dass dein deine dem den der des die dies diese dieser dir du ein eine einem einen einer er es fehler fehlercode fehlermeldung fur hat ' +
    'ich ihr im ist meine mein mich mir mit nach oder sich sie sind und uber um und vom von vor wenn wer wie wir zu zum zur seit immer ' +
    'al anche che codigo codice con de del della di do da dos das e el ella em en erreur erro errore es esta este esto et eu il ils je la las le les lo los ma me mes mi mon na nel nous o ' +
    'os ou para par per pour por que qui se ser si su sur ta te tu tus un una une uno vous y au aux ce cet cette dans du est sa son ses ' +
    'een het ik je mijn op van voor wij zijn foutcode fout kod bledu blad hata kodu felkod ett det och pa som att w z na i do sie czy ' +
    'kann konnen konnte puede puedo peut pode posso podes puo posso kan mozna moze salio deu andato gaat ging es se sta esta estar ' +
    'posible possivel possibile получается свои ' +
    'jetzt gerade zurzeit momentan derzeit ahora mismo momento maintenant agora adesso nu teraz сейчас etre esta estan heute hoy hier ' +
    'ошибка ошибки код в на и я с у меня мои это'
  ).split(/\s+/),
);

/** Different words for one thing, each list led by the one that the index holds. */
export const SAME_WORDS = `
grey: gray grayed greyed greyscale grayscale
login: signin logon logs signed signing sign log logging logged
song: track tracks songs
no: cant cannot couldnt wont unable doesnt isnt dont wouldnt arent not never without
wifi: wlan
computer: pc laptop
mswindows: windows
timeout: timed
linux: ubuntu fedora debian arch mint manjaro opensuse nixos gentoo kubuntu popos cachyos
fail: unsuccessful failure failing fails failed faild
elevate: elevated admin administrator
gigabyte: gb gbs gib gigabytes gigs
blocker: blocklist
write: writes writing written
use: usage
detect: found find finds recognized recognised
school: uni university college campus dorm
office: company corporate workplace employer
hang: freeze freezes frozen hangs unresponsive
mac: macbook osx
black: blank
blankempty: empty
account: acc
password: pw passwort passcode
license: licence
may: maybe might moglicherweise vielleicht eventuell quizas forse talvez
disk: ssd hdd drive
segfault: segfaults segmentation sigsegv coredump
start: launch launching launches startup boot
open: opens
ban: banned
internet: internets
country: nation
forbid: forbidden
email: mail
install: setup installer installation reinstall
update: upgrade
`;
