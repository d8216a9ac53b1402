import type { HiddenKind } from '../../../contract/report-words';

/** What stands in the place of something private. Says the kind, since that helps to understand the rest. */
export const LABELS = {
  user: '<user>',
  host: '<host>',
  path: '<path>',
  /** The home folder. */
  home: '~',
  address: '<public address>',
  local: '<local address>',
  mail: '<mail>',
  phone: '<phone>',
  secret: '<secret>',
  id: '<id>',
  network: '<network name>',
  place: '<country>',
  text: '<…>',
} as const;
export type LabelName = keyof typeof LABELS;

/** Whether a text is nothing but a label. */
export function isLabel(text: string): boolean {
  return (Object.values(LABELS) as readonly string[]).includes(text);
}

/** Kind under which a label is counted. */
export function kindOf(label: LabelName): HiddenKind {
  if (label === 'local') return 'address';
  return label === 'home' ? 'path' : label;
}
