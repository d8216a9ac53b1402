/** What a program made: a way for all traffic (VPN), a network of chosen devices (mesh), or one for guests. */
export interface MadeAdapter {
  kind: 'vpn' | 'mesh' | 'virtual';
  /** The product's name: says nothing of the person. */
  label: string;
}

/** Names of drivers and of interfaces by product. Drivers' names are the same in every language. */
const KINDS: readonly (readonly [MadeAdapter['kind'], string, RegExp])[] = [
  ['mesh', 'Tailscale', /tailscale/i],
  ['mesh', 'ZeroTier', /zerotier|^zt[a-z0-9]{6,}$|^feth\d+$/i],
  ['mesh', 'Hamachi', /hamachi/i],
  ['mesh', 'Radmin VPN', /radmin vpn|famatech/i],
  ['vpn', 'NordVPN', /nordlynx|nordvpn/i],
  ['vpn', 'Proton VPN', /proton ?vpn|^proton\d|^pvpn/i],
  ['vpn', 'Mullvad', /mullvad/i],
  ['vpn', 'ExpressVPN', /expressvpn|lightway/i],
  ['vpn', 'Surfshark', /surfshark/i],
  ['vpn', 'Windscribe', /windscribe/i],
  ['vpn', 'Cloudflare WARP', /cloudflare/i],
  ['vpn', 'Cisco AnyConnect', /cisco (anyconnect|secure client)|^cscotun\d/i],
  ['vpn', 'FortiClient', /fortinet|forticlient/i],
  ['vpn', 'GlobalProtect', /pangp|globalprotect/i],
  ['vpn', 'Check Point', /check point virtual/i],
  ['vpn', 'Juniper / Pulse Secure', /juniper|pulse secure/i],
  ['vpn', 'SonicWall', /sonicwall/i],
  ['vpn', 'OpenVPN', /openvpn|^tap-windows|\btap-win/i],
  ['vpn', 'WireGuard', /wireguard|^wg\d/i],
  ['vpn', 'a tunnel program', /wintun|^meta tunnel|sing-?box|clash/i],
  ['virtual', 'Hyper-V', /hyper-v virtual|^vethernet/i],
  ['virtual', 'VirtualBox', /virtualbox|^vboxnet\d/i],
  ['virtual', 'VMware', /vmware|^vmnet\d/i],
  ['virtual', 'Docker', /^docker\d|^docker_gwbridge|^br-[0-9a-f]{12}$/i],
  ['virtual', 'virtual machines', /^virbr\d|^lxcbr\d|^lxdbr\d|^incusbr\d|^podman\d|^cni\d|^bridge1\d\d$/i],
  ['virtual', 'Wi-Fi Direct', /wi-?fi direct/i],
  ['virtual', 'Npcap', /npcap/i],
  ['virtual', 'Bluetooth', /bluetooth/i],
  ['virtual', 'Teredo', /teredo|6to4|isatap/i],
];

/** What made an adapter, by its driver's or its interface's name; null when nothing known did. */
export function madeBy(name: string): MadeAdapter | null {
  const text = name.slice(0, 200);
  const found = KINDS.find(([, , pattern]) => pattern.test(text));
  return found ? { kind: found[0], label: found[1] } : null;
}
