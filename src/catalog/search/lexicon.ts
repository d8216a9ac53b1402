import { plain } from '../normal';

/**
 * Words of other languages for the things that go wrong, each list led by the English word that the
 * index holds. People describe a fault in their own language; the entries' symptoms are in English.
 * Written without accents, as `splitWords` gives them. Words that mean nothing here are not in it.
 */
const LEXICON = `
login: зайти заити anmelden anmeldung einloggen angemeldet sesion login entrar acceso connecter connexion accedere accesso inloggen aanmelden logga zalogowac logowanie giris войти вход воити
logout: abmelden abgemeldet ausgeloggt deconnecte desconectado uitgelogd wylogowany
password: passwort kennwort contrasena clave motdepasse senha wachtwoord haslo losenord sifre пароль пароля
username: benutzername usuario utilisateur utente usuario gebruikersnaam uzytkownik anvandarnamn имя
user: nutzer nutzerinnen usuarios utilisateurs utenti gebruikers
incorrect: falsch falsches incorrecto incorrecta incorrectos incorretos errato errata sbagliata verkeerd onjuist nieprawidlowy неверный неверныи неправильныи
account: konto cuenta compte conta kontot hesap аккаунт
firewall: parefeu cortafuegos брандмауэр фаиервол
block: blockiert blockieren bloqueando bloqueado bloquea bloque bloquee bloqueia bloccando blocca blokkeert blokuje заблокирован блокирует
internet: internetverbindung internetanschluss интернет интернета интернету
connect: verbindung verbinden conexion connexione conexao conectar connessione verbinding polaczenie anslutning baglanti соединение подключения подключение подключиться
network: netzwerk reseau rede rete netwerk siec natverk сеть
detect: erkannt gefunden detecto detectada detectado detectee detecte rilevata gevonden wykryto обнаружено
offline: desconectado offlinemodus horsligne оффлаин офлаин
song: lied lieder titel cancion canciones titre titres chanson musica musicas faixa brano brani nummer nummers utwor utwory lat sarki песня песни трек треки
play: abspielen spielt wiedergabe wiedergeben abgespielt reproducir reproduce reproduccion lire lecture reproduzir tocar toca riprodurre riproduce afspelen afspeelt odtwarzac odtworzyc odtwarzania spela cal воспроизвести воспроизведение играет
current: aktuell aktuelle aktueller actual actuel atual corrente huidige
grey: grau ausgegraut gris grises grise cinza grigio grigie grijs szare серые серыи
black: schwarz schwarzer schwarzes negra negro noir noire preta preto nero nera zwart zwarte czarny siyah черныи
white: weiss weisser blanca blanco blanc blanche branca bianco bianca wit
screen: bildschirm pantalla ecran tela schermo scherm ekran skarm экран
window: fenster ventana fenetre janela finestra venster okno окно
wrong: schiefgelaufen schief mal sbagliato errado storto misgegaan nietgoed fel poslo пошло
something: etwas irgendwas algo qualcosa iets cos nagot что
occur: aufgetreten survenue produite produjo producido ocorreu verificato opgetreden wystapil произошла
region: regione regiao regio regionen регион регионе
country: land pais pays paese kraj ulke страна страны
profile: profil perfil profilo profiel
match: uberein stimmt coincide correspond corresponde corrisponde
device: gerat dispositivo appareil apparaat urzadzenie enhet cihaz устроиство устроиства
premium: премиум
only: nur solo seulement apenas somente soltanto alleen tylko bara только
update: aktualisieren aktualisierung actualizar actualizacion actualiza miseajour atualizar atualizacao aggiornare aggiornamento bijwerken aktualizacja uppdatera обновить обновление обновления
install: installieren installation instalar instalacion installer instalacao installare installazione installeren zainstalowac installera установить установка установки
download: herunterladen heruntergeladen descargar descarga descargas telecharger baixar scaricare downloaden pobrac скачать
crash: absturz sturzt abgesturzt crasht plante fecha cierra bloccarsi вылетает
start: startet starten inicia iniciar demarre demarrage abre abrir avvia avvio запускается запуске
browser: navegador navigateur браузер браузере
disk: festplatte disco disque schijf dysk disk диск
file: datei dateien archivo archivos fichier arquivo bestand plik fil фаил
content: inhalt inhalte contenido contenu conteudo contenuto inhoud
available: verfugbar disponible disponivel disponibile beschikbaar dostepna доступен доступно
expire: abgelaufen caducado expirado expiree scaduta verlopen
session: sitzung sessione sessao sessie sesja
disable: deaktiviert desactivada desativada desactive disabilitato uitgeschakeld
no: nicht keine kein nao non ne pas niet nie inte impossible impossibile impossivel не нельзя
local: lokale locales locais locali lokala
speaker: lautsprecher altavoz enceinte
reload: neuladen recargar recharger recarregar ricaricare
service: dienst servicio serviceo servico servizio
temporary: vorubergehend temporalmente temporairement temporariamente
`;

/** Reads lists of the form "word: others that mean the same"; the map leads from each other to the word. */
export function readLexicon(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.trim().split('\n')) {
    const [word = '', others = ''] = line.split(':');
    for (const other of others.trim().split(/\s+/)) if (!found.has(other)) found.set(other, word);
  }
  return found;
}

/** Word of another language -> the English word the index holds. */
export const TRANSLATIONS = readLexicon(plain(LEXICON));

/** Chinese, Japanese and Korean write no spaces: their words are looked for inside the text. */
const EAST_ASIAN_LEXICON = `
login: 登录 登陆 登入 ログイン サインイン 로그인
logout: 退出登录 登出 ログアウト 로그아웃
password: 密码 密碼 パスワード 비밀번호
account: 账号 账户 帐号 帳號 アカウント 계정
country: 国家 國家 地区 地區 国 국가
profile: 个人资料 個人資料 プロフィール 프로필
match: 不符 不匹配 一致しません 일치하지
firewall: 防火墙 防火牆 ファイアウォール 방화벽
network: 网络 網路 ネットワーク 네트워크
connect: 连接 連線 连不上 接続 연결
internet: 互联网 網際網路 インターネット 인터넷
grey: 灰色 变灰 グレー 회색
song: 歌曲 歌 曲 楽曲 노래
play: 播放 再生 재생
no: 无法 無法 不能 できません できない 않습니다 없습니다 없음
black: 黑屏 黑 黒い 真っ黒 검은
screen: 屏幕 画面 화면
offline: 离线 離線 オフライン 오프라인
update: 更新 アップデート 업데이트
install: 安装 安裝 インストール 설치
browser: 浏览器 瀏覽器 ブラウザ 브라우저
crash: 崩溃 闪退 クラッシュ 落ちる 충돌
error: 错误 錯誤 エラー 오류
device: 设备 裝置 デバイス 기기
premium: 会员 高级 プレミアム 프리미엄
wrong: 出错 出了点问题 出了问题 发生错误 問題が発生 잘못 문제가
cache: 缓存 快取 キャッシュ 캐시
disk: 磁盘 硬盘 ディスク 디스크
`;

/** Word of an East Asian language -> the English word the index holds. */
export const EAST_ASIAN_WORDS = readLexicon(plain(EAST_ASIAN_LEXICON));

/** Any of those words, the longest first. */
export const EAST_ASIAN = new RegExp([...EAST_ASIAN_WORDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');
