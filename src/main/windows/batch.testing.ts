import { execFrom } from '../checks/testing';
import type { Exec } from '../ports';

/** Sections as the script writes them; those left out count as failed. */
export type Sections = Readonly<Record<string, unknown>>;

/** PowerShell that answers the batch with these sections, beside other commands. */
export function batchExec(sections: Sections, others: Parameters<typeof execFrom>[0] = {}): Partial<Exec> {
  return execFrom({ powershell: JSON.stringify(sections), ...others });
}

/** A plugged-in adapter of a usual computer and its way out. */
export const ETHERNET = {
  InterfaceIndex: 3,
  Name: '이더넷',
  InterfaceDescription: 'Realtek PCIe GbE Family Controller',
  Status: 1,
  HardwareInterface: true,
  Virtual: false,
};
export const WIFI = { ...ETHERNET, InterfaceIndex: 7, Name: 'WLAN', InterfaceDescription: 'Intel(R) Wi-Fi 6 AX201' };
export const route = (index: number, metric = 0, prefix = '0.0.0.0/0', hop = '192.168.1.1') => ({
  InterfaceIndex: index,
  DestinationPrefix: prefix,
  NextHop: hop,
  RouteMetric: metric,
  InterfaceMetric: 25,
});
