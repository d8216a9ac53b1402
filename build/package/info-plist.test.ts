import { describe, expect, it } from 'vitest';
import { tightenInfo } from './info-plist';

const INFO = `<dict>
	<key>CFBundleName</key>
	<string>Backline</string>
	<key>NSCameraUsageDescription</key>
	<string>This app needs access to the camera</string>
	<key>NSLocalNetworkUsageDescription</key>
	<string>To find devices.</string>
	<key>NSAppTransportSecurity</key>
	<dict>
		<key>NSAllowsArbitraryLoads</key>
		<true/>
		<key>NSAllowsLocalNetworking</key>
		<true/>
	</dict>
</dict>
`;

describe('[sec-44] what macOS is told of the bundle', () => {
  it('asks for no devices and allows no plain http to anywhere', () => {
    const text = tightenInfo(INFO);
    expect(text).not.toContain('Camera');
    expect(text).toContain('<key>NSLocalNetworkUsageDescription</key>\n\t<string>To find devices.</string>');
    expect(text).toMatch(/NSAllowsArbitraryLoads<\/key>\s*<false\/>/);
    expect(text).toMatch(/NSAllowsLocalNetworking<\/key>\s*<true\/>/);
    expect(text).toContain('<key>CFBundleName</key>\n\t<string>Backline</string>');
  });
  it('once is as good as twice', () => {
    expect(tightenInfo(tightenInfo(INFO))).toBe(tightenInfo(INFO));
  });
});
