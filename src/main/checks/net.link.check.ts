import { isLinkLocal } from './addresses';
import { defineCheck } from './check';

/** Adapters that programs make for virtual machines and containers: up with an address, cable or not. */
const VIRTUAL =
  /^(docker\d|br-[0-9a-f]{12}$|virbr\d|lxcbr\d|lxdbr\d|podman\d|vmnet\d|vboxnet\d|virtualbox host-only|vmware network adapter|vethernet \((default switch|wsl))/i;

export const check = defineCheck({
  id: 'net.link',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 5000,
  findings: ['link/up', 'link/down'],
  async run({ ports }) {
    const usable = ports.net.interfaces().filter(({ name, address }) => !VIRTUAL.test(name) && !isLinkLocal(address));
    return usable.length > 0
      ? {
          status: 'ok',
          findings: [{ id: 'link/up', data: { adapters: new Set(usable.map(({ name }) => name)).size } }],
        }
      : { status: 'problem', findings: [{ id: 'link/down' }] };
  },
});
