/** SECURITY: [sec-19] every fuse that Electron has, decided one by one. Packing sets them, the self-test reads them. */
export const FUSE_STATES = {
  // The program must not double as a Node for whoever finds it; the command line runs inside it instead.
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Works on Windows and macOS; on Linux Electron has no such check.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Readonly<Record<string, boolean>>;
