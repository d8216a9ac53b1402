import { defineRepair, type RepairPlan } from './repair';
import { flushCommand } from './verbs/flush-dns.verb';

/** Makes the computer forget addresses, wrong ones among them. */
export const repair = defineRepair({
  id: 'rep.dns.flush',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.dns'],
  needs: ['dns/blocked', 'dns/missing', 'dns/refused'],
  async plan({ ports }) {
    const { platform, pretend } = ports.machine;
    // On a Mac the part that remembers is restarted by an administrator alone.
    if (platform === 'macos')
      return guide('admin', ['sudo dscacheutil -flushcache', 'sudo killall -HUP mDNSResponder']);
    // A fake home has no system of its own that could forget.
    if (pretend) return guide('only-you', [flushCommand(platform)]);
    return { kind: 'do', acts: [{ kind: 'once', verb: 'flush-dns', params: { system: platform } }] };
  },
});

const guide = (why: 'admin' | 'only-you', commands: string[]): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands, open: null },
});
