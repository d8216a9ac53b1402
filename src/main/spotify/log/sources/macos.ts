import { joinPath } from '../../../paths';
import type { Ports } from '../../../ports';
import type { Install } from '../../facts';
import { lookAtReports } from './apple-reports';
import { lookAtDumps } from './crash-dumps';
import { lookAtFolder } from './files';
import type { Place } from './source';

/** Where Spotify leaves traces on macOS. */
export function placesOnMac(ports: Ports, installs: readonly Install[] | null): Place[] {
  const library = joinPath('macos', ports.machine.home, 'Library');
  const at = (...names: string[]) => joinPath('macos', library, ...names);
  const common = {
    install: 'mac-app' as const,
    installed: installs === null ? null : installs.length > 0,
    listed: true,
  };
  const reports = at('Logs/DiagnosticReports');
  const cache = at('Caches/com.spotify.client');
  return [
    {
      ...common,
      id: 'mac-app/log',
      kind: 'launcher-log',
      label: "Spotify's log folder",
      quiet: true,
      look: () => lookAtFolder(ports, at('Logs/Spotify'), (name) => !/^\.|\.(dmp|zip|gz|plist|json|lock)$/i.test(name)),
    },
    {
      ...common,
      id: 'mac-app/crash-reports',
      kind: 'crash-report',
      label: 'Crash reports of macOS',
      quiet: false,
      look: () => lookAtReports(ports, [reports, joinPath('macos', reports, 'Retired')]),
    },
    {
      ...common,
      id: 'mac-app/crash-dumps',
      kind: 'crash-record',
      label: 'Crash dumps',
      quiet: false,
      look: () =>
        lookAtDumps(
          ports,
          ['completed', 'pending'].map((name) => joinPath('macos', cache, 'Crashpad', name)),
        ),
    },
  ];
}
