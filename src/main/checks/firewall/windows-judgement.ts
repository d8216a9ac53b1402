import { type FirewallProfile, type FirewallRule, isGeneral } from './windows-rules';

/** What is switched on for one kind of network. */
export interface ProfileState {
  profile: FirewallProfile;
  enabled: boolean;
  /** Blocks what goes out unless a rule allows it. */
  blocksOut: boolean;
}

export interface FirewallVerdict<R extends FirewallRule = FirewallRule> {
  /** Name of a rule that keeps Spotify from going out; empty where it has none worth showing. */
  blockedBy: string | null;
  /** The rules that have to go before Spotify may get out. */
  blocking: R[];
  blocksByDefault: boolean;
  /** Some rule blocks part of it, or on some of the networks only: neither yes nor no. */
  partly: boolean;
  blocksInbound: boolean;
}

/**
 * What the rules do to Spotify on these networks. A block beats an allowance; without any rule what goes
 * out is allowed unless the default says otherwise.
 */
export function judgeRules<R extends FirewallRule>(
  rules: readonly R[],
  isOurs: (rule: R) => boolean,
  states: readonly ProfileState[],
): FirewallVerdict<R> {
  const on = states.filter(({ enabled }) => enabled);
  const covers = (rule: R, { profile }: ProfileState) => rule.profiles.size === 0 || rule.profiles.has(profile);
  const out = rules.filter((rule) => rule.direction === 'out' && !rule.isForeign && (isGeneral(rule) || isOurs(rule)));
  // A narrow rule for every program, such as one for a printer's address, is not about Spotify.
  const blocks = out.filter((rule) => rule.action === 'block' && (rule.isWhole || isOurs(rule)));
  const allows = out.filter((rule) => rule.action === 'allow');

  const blockOf = (state: ProfileState) => blocks.find((rule) => rule.isWhole && covers(rule, state));
  const blocked = on.map(blockOf);
  const isBlocked = states.length > 0 && on.length === states.length && !blocked.includes(undefined);
  const defaults = on.filter((state) => state.blocksOut);
  const lacking = defaults.filter((state) => !allows.some((rule) => covers(rule, state)));
  const isByDefault = states.length > 0 && lacking.length === states.length;
  const isNarrowlyAllowed = defaults.some((state) => !allows.some((rule) => rule.isWhole && covers(rule, state)));
  return {
    blockedBy: isBlocked ? shown(blocked[0]?.name) : null,
    blocking: isBlocked ? blocks.filter((rule) => rule.isWhole && on.some((state) => covers(rule, state))) : [],
    blocksByDefault: !isBlocked && isByDefault,
    partly:
      !isBlocked &&
      !isByDefault &&
      (on.some((state) => blocks.some((rule) => covers(rule, state))) || isNarrowlyAllowed),
    blocksInbound: rules.some(
      (rule) =>
        rule.direction === 'in' && rule.action === 'block' && isOurs(rule) && on.some((state) => covers(rule, state)),
    ),
  };
}

/** `@{...}` and `@FirewallAPI.dll,-1` are places of names, not names. */
function shown(name = ''): string {
  return name === '' || name.startsWith('@') ? 'Spotify' : name;
}
