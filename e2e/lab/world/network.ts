import { command } from './command';
import { hold } from './person';
import { COMPUTER, COMPUTER_6, PLACES, PORTAL, PROXY, ROUTER, ROUTER_6 } from './places';
import type { World } from './world';

/** The computer's own network: a namespace behind one cable. */
export interface Computer {
  /** Arguments of nsenter that lead into it; the program to run comes behind `--`. */
  enter: readonly string[];
}

/**
 * Lays the cable between this namespace, which is the router and the internet behind it, and a second one,
 * which is the computer. Addresses of the internet's hosts sit on this side's loopback.
 */
export async function layNetwork(world: World): Promise<Computer> {
  const holder = await hold(['--net']);
  const enter = [`--net=/proc/${holder.pid}/ns/net`];
  const inComputer = (program: string, args: string[], input?: string) =>
    command('nsenter', [...enter, '--', program, ...args], input);

  command('ip', ['-batch', '-'], routerSide(holder.pid ?? 0).join('\n'));
  inComputer('ip', ['-batch', '-'], computerSide(world).join('\n'));
  if (world.firewall.router.length > 0)
    command('nft', ['-f', '-'], ruleset('input', 'iifname lan0', world.firewall.router));
  if (world.firewall.back.length > 0)
    command('nft', ['-f', '-'], ruleset('output', 'oifname lan0', world.firewall.back));
  if (world.firewall.computer.length > 0) {
    inComputer('nft', ['-f', '-'], ruleset('output', 'oifname eth0', world.firewall.computer));
  }
  return { enter };
}

function routerSide(computer: number): string[] {
  const own = [`${ROUTER}/24`, `${PORTAL}/24`, `${PROXY.address}/24`];
  const internet = PLACES.flatMap(({ address, address6 }) => [
    `addr add ${address}/32 dev lo`,
    ...(address6 === undefined ? [] : [`addr add ${address6}/128 dev lo nodad`]),
  ]);
  return [
    'link set lo up',
    'link add lan0 type veth peer name eth0',
    `link set eth0 netns ${computer}`,
    ...own.map((address) => `addr add ${address} dev lan0`),
    `addr add ${ROUTER_6}/64 dev lan0 nodad`,
    'link set lan0 up',
    ...internet,
  ];
}

function computerSide({ link }: World): string[] {
  const lines = ['link set lo up'];
  if (!link.up) return lines;
  lines.push(`addr add ${COMPUTER}/24 dev eth0`);
  if (link.six) lines.push(`addr add ${COMPUTER_6}/64 dev eth0 nodad`);
  lines.push('link set eth0 up');
  if (link.route) lines.push(`route add default via ${ROUTER}`);
  if (link.route && link.six) lines.push(`route add ::/0 via ${ROUTER_6}`);
  return [...lines, ...link.more];
}

/** What leaves the computer passes `output` there and `input` here; the router's own traffic is left alone. */
function ruleset(hook: 'input' | 'output', side: string, rules: readonly string[]): string {
  const body = rules.map((rule) => `    ${side} ${rule}`).join('\n');
  return `table inet lab_${hook} {\n  chain way {\n    type filter hook ${hook} priority 0; policy accept;\n${body}\n  }\n}\n`;
}
