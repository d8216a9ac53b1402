/** Programs of a desktop, as scripts that say what the real ones would. */

/** A folder of the world's own in which they keep what they were told. */
export const NOTES = '/mnt';

/** NetworkManager's own word on how far the network reaches. */
export function networkManager(connectivity: 'full' | 'limited' | 'portal' | 'none'): string {
  const state = {
    full: 'connected',
    limited: 'connected (local only)',
    portal: 'connected (site only)',
    none: 'disconnected',
  };
  return [
    'case "$*" in',
    '  *CONNECTIVITY-CHECK*) echo enabled ;;',
    `  *STATE*CONNECTIVITY*) echo "${state[connectivity]}:${connectivity}" ;;`,
    `  *STATE*) echo "${state[connectivity]}" ;;`,
    `  *ONNECTIVITY*|*connectivity*) echo ${connectivity} ;;`,
    '  *running*|*RUNNING*) echo running ;;',
    'esac',
  ].join('\n');
}

/** GNOME's proxy setting, set by hand; it can be switched off and on again. */
export function gnomeProxy(host: string, port: number, kind: 'web' | 'socks' = 'web'): string {
  const isWeb = kind === 'web';
  const rows = [
    "org.gnome.system.proxy autoconfig-url ''",
    "org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1']",
    `org.gnome.system.proxy.http host '${isWeb ? host : ''}'`,
    `org.gnome.system.proxy.http port ${isWeb ? port : 0}`,
    `org.gnome.system.proxy.https host '${isWeb ? host : ''}'`,
    `org.gnome.system.proxy.https port ${isWeb ? port : 0}`,
    `org.gnome.system.proxy.socks host '${isWeb ? '' : host}'`,
    `org.gnome.system.proxy.socks port ${isWeb ? 0 : port}`,
  ];
  const get = rows.map((text) => {
    const [schema, key, ...value] = text.split(' ');
    return `  "get ${schema} ${key}") echo "${value.join(' ')}" ;;`;
  });
  return [
    `mode=$(cat ${NOTES}/gnome-proxy-mode 2>/dev/null || echo "'manual'")`,
    'case "$1 $2 $3" in',
    '  list-recursively*)',
    '    echo "org.gnome.system.proxy mode $mode"',
    ...rows.map((text) => `    echo "${text}"`),
    '    ;;',
    '  "get org.gnome.system.proxy mode") echo "$mode" ;;',
    `  "set org.gnome.system.proxy mode") echo "$4" > ${NOTES}/gnome-proxy-mode ;;`,
    ...get,
    '  *) exit 1 ;;',
    'esac',
  ].join('\n');
}

/** GNOME's proxy setting, left to a script. */
export function proxyScript(url: string): string {
  return [
    'case "$*" in',
    '  *list-recursively*)',
    `    echo "org.gnome.system.proxy mode 'auto'"`,
    `    echo "org.gnome.system.proxy autoconfig-url '${url}'"`,
    '    ;;',
    'esac',
  ].join('\n');
}

/** The desktop files that open addresses, by their scheme; what is chosen anew goes into the person's own list. */
export function linkHandlers(handlers: Readonly<Record<string, string>>): string {
  const rows = Object.entries(handlers).map(([scheme, id]) => `    x-scheme-handler/${scheme}) echo ${id} ;;`);
  return [
    'list="$HOME/.config/mimeapps.list"',
    'case "$1" in',
    '  default) echo "$3=$2" >> "$list" ;;',
    '  query)',
    '    chosen=$(sed -n "s|^$3=||p" "$list" 2>/dev/null)',
    '    [ -n "$chosen" ] && echo "$chosen" && exit',
    '    case "$3" in',
    ...rows,
    '    esac ;;',
    'esac',
  ].join('\n');
}
